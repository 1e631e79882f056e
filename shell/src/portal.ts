import type { AnyRouter } from '@tanstack/react-router'
import type { Bootstrap, BootstrapPreview, BootstrapUser } from '@torrent/contracts/bootstrap'
import { createLiveQueries, createStore, type Host, installHost, reloadTexts } from '@torrent/portal-kit/host'
import { toast } from '@torrent/ui'
import { guardPage, type PageFiles } from './federation/page-files.ts'
import { createRemoteLoader, type RemoteLoader } from './federation/remote-loader.ts'
import { startFederation } from './federation/runtime.ts'
import { ask, dialogs, offerReload } from './frame/dialog-state.ts'
import { createJobFollower, type JobFollower } from './jobs/job-follower.ts'
import { NOTIFICATION } from './notifications/use-notifications.ts'
import { portalBff } from './portal-bff.ts'
import { createQueryClient } from './query-client.ts'
import { createRealtime } from './realtime/page-realtime.ts'
import { createPortalRouter } from './routing/create-portal-router.ts'
import { createReleaseWatch, type ReleaseWatch } from './update/release-watch.ts'

/** The portal of somebody who is signed in, ready to be shown. */
export interface Portal {
  host: Host
  router: AnyRouter
  loader: RemoteLoader
  files: PageFiles
  releases: ReleaseWatch
  previews: readonly BootstrapPreview[]
  /** Connects to the realtime service; the page is complete without it, so this waits until it is shown. */
  connect(): Promise<void>
}

/** Puts the parts of the portal together and installs the host that micro-frontends use. */
export function createPortal(bootstrap: Bootstrap, user: BootstrapUser): Portal {
  const { remotes, previews = [] } = bootstrap
  const files = guardPage(document)
  const actions = new Set(bootstrap.actions)
  const queryClient = createQueryClient({
    sessionEnded: () => host.sessionEnded(),
    screenRenewed: () => host.screenRenewed(),
  })
  const loader = createRemoteLoader(startFederation(), remotes)
  const { router, rebuild } = createPortalRouter(remotes, actions, loader, files)
  const releases = createReleaseWatch({
    remotes,
    // Options are made when they are needed: they need the host, which is installed below.
    ask: async () =>
      (await queryClient.fetchQuery({ ...portalBff.composition.get.queryOptions(), staleTime: 0 })).remotes,
  })
  // Each look asks anew: what the first one found, that it still runs, would be believed for half a minute.
  const jobs = createJobFollower(id =>
    queryClient.fetchQuery({ ...portalBff.jobs.get.queryOptions({ id }), staleTime: 0 }),
  )

  const realtime = createRealtime({ sessionEnded: () => host.sessionEnded() })

  const host: Host = {
    user,
    actions,
    remotes,
    queryClient,
    language: createStore(bootstrap.language),
    theme: createStore(bootstrap.theme),
    realtime,
    badges: createStore({}),
    pageTitle: createStore(undefined),
    navigate: (href, { replace = false } = {}) => router.navigate({ href, replace }),
    notify: ({ tone, message, link }) =>
      toast({
        tone,
        title: message,
        action: link && { label: link.text, onSelect: () => void router.navigate({ href: link.href }) },
      }),
    confirm: ask,
    follow: jobs.follow,
    openJobs: () => dialogs.set({ open: 'jobs' }),
    loadMicroFrontend: loader.load,
    replaceMicroFrontend(name, next) {
      loader.replace(name, next)
      void reloadTexts(name, next.messages).then(rebuild)
    },
    sessionEnded: () => dialogs.set({ open: 'session' }),
    screenRenewed: offerReload,
  }
  installHost(host)
  follow(host, jobs, releases)
  return { host, router, loader, files, releases, previews, connect: realtime.connect }
}

/** What the shell itself does about what is told. */
function follow({ queryClient, realtime }: Host, jobs: JobFollower, releases: ReleaseWatch): void {
  const changed = createLiveQueries(queryClient)
  realtime.on('changed', changed)
  realtime.on('job', ({ jobId }) => {
    jobs.announced(jobId)
    changed({ kind: 'job', id: jobId, version: 0 })
  })
  realtime.on('released', ({ name }) => {
    releases.look()
    changed({ kind: 'release', id: name, version: 0 })
  })
  realtime.on('notified', () => changed({ kind: NOTIFICATION, id: '', version: 0 }))
  realtime.on('connected', () => {
    releases.look()
    jobs.lookAtAll()
    void queryClient.invalidateQueries({ refetchType: 'active' })
  })
}
