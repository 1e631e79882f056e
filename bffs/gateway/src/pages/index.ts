export { pageHeaders } from './page-headers.ts'
export { createShellBuild } from './shell-build.ts'
export { type PageContent, writePage } from './shell-page.ts'
