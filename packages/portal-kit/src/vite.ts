export { type MicroFrontendOptions, microFrontend } from './vite/micro-frontend.ts'
export { portalShell } from './vite/portal-shell.ts'
