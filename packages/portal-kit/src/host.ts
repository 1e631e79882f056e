// @torrent/portal-kit/host: for the shell, which stands behind what micro-frontends use.
export { requestHeaders } from './bff/create-bff-client.ts'
export type { JobOutcome } from './commands/job-outcome.ts'
export { getHost, type Host, installHost } from './host/host.ts'
export { createStore, type Store, useStore } from './host/store.ts'
export { type Changed, createLiveQueries, invalidateKinds } from './live/live-queries.ts'
export { addShortcut, createKeyFollower, isTyping, type Shortcut, shortcuts } from './shortcuts/shortcuts.ts'
export { kitMessages } from './text/kit-text.ts'
export { changeLanguage, loadTexts, type MessageLoaders, reloadTexts, startTexts, translate } from './text/texts.ts'
