import type { BrowserContext } from 'playwright'

/** Somebody who comes to the portal through one of its doors. */
export interface Visitor {
  origin: string
  /** The cookies of their session; nobody is signed in when absent. Cookies know no port, so all doors share them. */
  state?: Awaited<ReturnType<BrowserContext['storageState']>>
}
