import { useTexts } from '@torrent/portal-kit'

export const page = useTexts
