export type { NamedDocument } from './documents.ts'
export type { JobView } from './job-view.ts'
export type { NotificationView } from './notifications.ts'
export { type PortalRouter, portalRouter } from './router.ts'
