export { type Answer, createBrowser, type TestBrowser } from './browser.ts'
export { freePort } from './free-port.ts'
