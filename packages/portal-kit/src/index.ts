// @torrent/portal-kit: what a micro-frontend's author uses. The shell installs what stands behind it.
export { type BffClient, type BffInputs, type BffOutputs, createBffClient } from './bff/create-bff-client.ts'
export type { CommandAnswer, CommandResult } from './commands/job-outcome.ts'
export { type Action, type ActionOptions, type ActionProcedure, useAction } from './commands/use-action.ts'
export { type Command, type CommandOptions, type CommandProcedure, useCommand } from './commands/use-command.ts'
export {
  defineMicroFrontend,
  type MicroFrontend,
  replaceMicroFrontend,
  type SlotProps,
} from './definition/micro-frontend.ts'
// Not among the documents: routes need it, and are fetched long before any screen of documents is.
export { documentListSearch } from './documents/document-list-search.ts'
export { type Draft, useDraft } from './drafts/use-draft.ts'
export { useLeaveGuard } from './drafts/use-leave-guard.ts'
export { failedCall, TorrentError, toTorrentError } from './errors/torrent-error.ts'
export type { Notice, Question } from './host/host.ts'
export { type NavBadge, useNavBadge } from './host/nav-badge.ts'
export type { Connection, Realtime, RealtimeSaid } from './host/realtime.ts'
export { createStore, type Store, useStore } from './host/store.ts'
export {
  type DesktopNotice,
  type DesktopNotifications,
  useDesktopNotifications,
} from './host/use-desktop-notifications.ts'
export { type HostView, useAllowed, useHost, useLanguage } from './host/use-host.ts'
export { useRealtime } from './host/use-realtime.ts'
export { documentHref } from './intents/document-href.ts'
export { type DocumentAddress, documentOfHref } from './intents/document-of-href.ts'
export { IntentLink, type IntentLinkProps } from './intents/IntentLink.tsx'
export { type ResolvedIntent, useIntent } from './intents/use-intent.ts'
export {
  type FilterKind,
  type ListDefinition,
  type ListSearch,
  type ListState,
  listSearch,
  PAGE_SIZES,
} from './list/list-search.ts'
export { type ListControl, useListState } from './list/use-list-state.ts'
export { type LiveMeta, live } from './live/live.ts'
export { usePageTitle } from './page/use-page-title.ts'
export { usePathParam } from './page/use-path-param.ts'
export { useSearchId, useSearchParam } from './page/use-search-param.ts'
export { useSearchShortcut, useShortcut } from './shortcuts/use-shortcut.ts'
export { Slot } from './slots/Slot.tsx'
export type { Messages } from './text/render-text.ts'
export { type MessageKey, type Translate, useTexts } from './text/texts.ts'
