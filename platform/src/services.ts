import type { Clients } from '@torrent/bff-kit'
import { createCommonService } from '@torrent/common-service'
import { ChannelService } from '@torrent/contracts/channel'
import { ChatService } from '@torrent/contracts/chat'
import { CommonService } from '@torrent/contracts/common'
import { GroupService } from '@torrent/contracts/group'
import { JobService } from '@torrent/contracts/job'
import { MemberService } from '@torrent/contracts/member'
import { PortalService } from '@torrent/contracts/portal'
import { QueryService } from '@torrent/contracts/query'
import { NotificationService, ReleaseService, TelemetryService } from '@torrent/contracts/releases'
import { createJobService } from '@torrent/job-service'
import { createMemberService } from '@torrent/member-service'
import { createOrderService } from '@torrent/order-service'
import { createPortalService, type TelemetryOptions } from '@torrent/portal-service'
import { createQueryService } from '@torrent/query-service'
import { createQuoteService } from '@torrent/quote-service'
import type { Service, TokenVerifier } from '@torrent/service-kit'
import { createShippingService } from '@torrent/shipping-service'
import { clientOf } from './clients.ts'
import { createCollaboration } from './collaboration.ts'
import type { DatabaseName } from './databases.ts'
import { tokensOf } from './service-tokens.ts'

export interface ServicesOptions {
  urls: Record<DatabaseName, string>
  verify: TokenVerifier
  internalKey: Uint8Array
  releasesDir: string
  /** Folder of the bytes of people's files. */
  filesDir: string
  /** `host:port` of a clamd that scans files; without one they are kept unscanned. */
  clamd?: string | undefined
  devRemotes: Readonly<Record<string, string>>
  /** When a canary is ended; see `telemetrySetting`. */
  telemetry?: TelemetryOptions | undefined
  /** Business services that run in processes of their own; they are not started here. */
  elsewhere: ReadonlySet<string>
}

/** Every service of the platform but auth and realtime, which need the gateway's server. */
export async function createServices(options: ServicesOptions) {
  const { urls, verify, internalKey, elsewhere, releasesDir, filesDir, clamd, devRemotes, telemetry = {} } = options
  const [common, member, portal, job, query] = await Promise.all([
    createCommonService({ url: urls.common }),
    createMemberService({ url: urls.member }),
    createPortalService({ url: urls.portal, releasesDir, devRemotes, telemetry }),
    createJobService({ url: urls.job }),
    createQueryService({ url: urls.query }),
  ])
  const members = clientOf(MemberService, member, verify)
  const reading = clientOf(QueryService, query, verify)
  const { group, channel, chat, storage, conversations, files } = await createCollaboration({
    ...{ urls, verify, internalKey, filesDir, clamd },
    ...{ members, query: reading },
  })
  const clients: Clients = {
    common: clientOf(CommonService, common, verify),
    member: members,
    portal: clientOf(PortalService, portal, verify),
    releases: clientOf(ReleaseService, portal, verify),
    telemetry: clientOf(TelemetryService, portal, verify),
    notifications: clientOf(NotificationService, portal, verify),
    job: clientOf(JobService, job, verify),
    query: reading,
    group: clientOf(GroupService, group, verify),
    channel: clientOf(ChannelService, channel, verify),
    chat: clientOf(ChatService, chat, verify),
    conversations,
    storage: files,
  }
  const businessServices = {
    quote: createQuoteService,
    order: createOrderService,
    shipping: createShippingService,
  }
  const business: Service[] = await Promise.all(
    Object.entries(businessServices)
      .filter(([name]) => !elsewhere.has(name))
      .map(([name, createService]) =>
        createService({
          url: urls[name as DatabaseName],
          common: clients.common,
          tokenFor: tokensOf(name, internalKey),
        }),
      ),
  )
  const collaboration = [group, channel, chat, storage]
  const all = [common, member, portal, job, query, ...collaboration, ...business]
  return { common, member, portal, group, channel, chat, storage, clients, all }
}
