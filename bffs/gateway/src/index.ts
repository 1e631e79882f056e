export { principalOf } from './edge/request-context.ts'
export type { RateLimits } from './edge/throttle.ts'
export { createGateway, type Gateway } from './gateway.ts'
export {
  type GatewayAuth,
  type GatewayOptions,
  type IntentAnswer,
  type PageRequest,
  PortalUnavailable,
  type PreviewAnswer,
} from './options.ts'
export type { PageContent } from './pages/shell-page.ts'
export { createMemorySessionStore } from './session/memory-session-store.ts'
export { createPostgresSessionStore } from './session/postgres-session-store.ts'
export type { HeldPreview } from './session/preview-cookie.ts'
export type { SessionRecord, SessionStore } from './session/session-store.ts'
