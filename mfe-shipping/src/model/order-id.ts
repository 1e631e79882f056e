const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id if it can be one at all; an address may say anything. */
export function orderId(text: string | undefined): string | undefined {
  return text !== undefined && UUID.test(text) ? text : undefined
}
