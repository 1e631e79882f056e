import { useTexts } from '@torrent/portal-kit'
import type { messages } from './ja.ts'

/** The texts of this micro-frontend. */
export const useText = () => useTexts<typeof messages>('chat')
