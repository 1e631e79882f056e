/** Whether a text is nothing but one to three emoji: then it is shown large. */
export function isOnlyEmoji(body: string): boolean {
  return /^(?:\p{RGI_Emoji}\s*){1,3}$/v.test(body)
}
