import type { BootstrapUser } from '@torrent/contracts/bootstrap'
import type { Language, Theme } from '@torrent/contracts/preferences'
import { getHost, type Host } from './host.ts'
import type { Connection } from './realtime.ts'
import { useStore } from './store.ts'

export interface HostView
  extends Pick<
    Host,
    'navigate' | 'notify' | 'confirm' | 'openJobs' | 'actions' | 'remotes' | 'queryClient' | 'realtime'
  > {
  user: BootstrapUser
  language: Language
  theme: Theme
  connection: Connection
}

/** Who is here, in which language and theme, and what the shell can do for a screen. */
export function useHost(): HostView {
  const host = getHost()
  return {
    user: host.user,
    actions: host.actions,
    remotes: host.remotes,
    queryClient: host.queryClient,
    realtime: host.realtime,
    language: useStore(host.language),
    theme: useStore(host.theme),
    connection: useStore(host.realtime.connection),
    navigate: host.navigate,
    notify: host.notify,
    confirm: host.confirm,
    openJobs: host.openJobs,
  }
}

/** The language of the page. */
export function useLanguage(): Language {
  return useStore(getHost().language)
}

/**
 * Whether this person may do an action (`quote.approve`). Hides what would be refused; the server checks again.
 */
export function useAllowed(action: string): boolean {
  return getHost().actions.has(action)
}
