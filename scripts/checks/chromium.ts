import { findOrInstallChromium } from '../../packages/e2e-kit/src/browser.ts'
import { say } from '../bootstrap/terminal.mjs'

let found: Promise<string> | undefined

/** The environment in which tests find the browser. Installs one the first time, if there is none. */
export async function browserEnvironment(): Promise<Record<string, string>> {
  found ??= findOrInstallChromium(say)
  return { CHROMIUM_PATH: await found }
}
