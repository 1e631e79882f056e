import { useTexts } from '@torrent/portal-kit'
import { messages as en } from './en.ts'
import { messages as ja } from './ja.ts'

/** The shell's own texts. */
export const useText = () => useTexts<typeof ja>('shell')

/** Both languages come along: together they are smaller than what fetching one of them after the page would cost. */
export const shellMessages = { ja: async () => ({ messages: ja }), en: async () => ({ messages: en }) }
