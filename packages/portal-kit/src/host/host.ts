import type { QueryClient } from '@tanstack/react-query'
import type { BootstrapUser, Remote } from '@torrent/contracts/bootstrap'
import type { Language, Theme } from '@torrent/contracts/preferences'
import type { JobOutcome } from '../commands/job-outcome.ts'
import type { MicroFrontend } from '../definition/micro-frontend.ts'
import type { NavBadge } from './nav-badge.ts'
import type { Realtime } from './realtime.ts'
import type { Store } from './store.ts'

export interface Notice {
  tone: 'success' | 'info' | 'warning' | 'danger'
  /** In the person's language. */
  message: string
  /** A link to what the notice is about. */
  link?: { href: string; text: string }
}

export interface Question {
  title: string
  body: string
  /** Text of the button that answers yes. */
  yes: string
  /** Text of the button that answers no; it has the focus. */
  no: string
  /** True when yes loses something. */
  danger?: boolean
}

/** What the shell does for micro-frontends. There is one in the page; the shell installs it before any of them loads. */
export interface Host {
  readonly user: BootstrapUser
  /** The Cedar actions this person may do. */
  readonly actions: ReadonlySet<string>
  readonly remotes: readonly Remote[]
  readonly queryClient: QueryClient
  readonly language: Store<Language>
  readonly theme: Store<Theme>
  /** The title of the page shown, without the product's name. */
  readonly pageTitle: Store<string | undefined>
  /** What the page hears of the server by itself; there before the connection is. */
  readonly realtime: Realtime
  /** What waits in the parts of the portal, by the name of the micro-frontend. */
  readonly badges: Store<Readonly<Record<string, NavBadge>>>
  /** Goes to an address of the portal without loading the page anew. */
  navigate(href: string, options?: { replace?: boolean }): Promise<void>
  notify(notice: Notice): void
  confirm(question: Question): Promise<boolean>
  /** Waits for the end of a job, over the realtime connection. */
  follow(jobId: string): Promise<JobOutcome>
  openJobs(): void
  loadMicroFrontend(name: string): Promise<MicroFrontend>
  /** A new version of a micro-frontend's code, from its development server. */
  replaceMicroFrontend(name: string, next: MicroFrontend): void
  /** A call was refused because the session has ended. */
  sessionEnded(): void
  /** A call was refused because the page is older than the BFF that it calls. */
  screenRenewed(): void
}

let installed: Host | undefined

/** Called once by the shell; a test installs a host of its own. */
export function installHost(host: Host | undefined): void {
  installed = host
}

/** @throws when no shell has installed one: code of a micro-frontend ran outside of the portal */
export function getHost(): Host {
  if (!installed) throw new Error('No portal host is installed; portal-kit works inside the shell only')
  return installed
}
