export { type Answer, createBrowser, type TestBrowser } from './browser.ts'
