import { useIntent } from '@torrent/portal-kit'

export const intent = useIntent
/** It uses something else of the kit than this module. */
export const loadPage = () => import('./page.ts')
