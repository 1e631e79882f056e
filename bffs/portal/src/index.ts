export type { JobView } from './job-view.ts'
export { type PortalRouter, portalRouter } from './router.ts'
