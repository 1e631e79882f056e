/** Those at hand without opening anything. */
export const QUICK: readonly string[] = ['👍', '🙏', '✅', '👀', '🎉', '😊', '😂', '❤️']
