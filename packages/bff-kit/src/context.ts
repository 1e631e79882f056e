import type { ChannelService } from '@torrent/contracts/channel'
import type { ChatService } from '@torrent/contracts/chat'
import type { CommonService } from '@torrent/contracts/common'
import type { ConversationService } from '@torrent/contracts/conversation'
import type { GroupService } from '@torrent/contracts/group'
import type { JobService } from '@torrent/contracts/job'
import type { MemberService } from '@torrent/contracts/member'
import type { PortalService } from '@torrent/contracts/portal'
import type { QueryService } from '@torrent/contracts/query'
import type { ConversationHome } from '@torrent/contracts/realtime'
import type { NotificationService, ReleaseService, TelemetryService } from '@torrent/contracts/releases'
import type { StorageService } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import type { CallContext, Client } from '@torrent/service-kit'

/** The services a BFF may call; it holds no data of its own. */
export interface Clients {
  job: Client<typeof JobService>
  query: Client<typeof QueryService>
  common: Client<typeof CommonService>
  member: Client<typeof MemberService>
  portal: Client<typeof PortalService>
  releases: Client<typeof ReleaseService>
  telemetry: Client<typeof TelemetryService>
  notifications: Client<typeof NotificationService>
  group: Client<typeof GroupService>
  channel: Client<typeof ChannelService>
  chat: Client<typeof ChatService>
  /** What is said in channels and in rooms, by the service that keeps it. */
  conversations: Readonly<Record<ConversationHome, Client<typeof ConversationService>>>
  storage: Client<typeof StorageService>
}

/** A version of a document that this browser has already been told of. */
export interface SeenVersion {
  kind: string
  id: string
  version: number
}

/** What every procedure knows of its request. */
export interface BffContext {
  /** Null when nobody is signed in. */
  principal: Principal | null
  traceparent: string
  /** Read your writes: answers must not be older than these. */
  seen: SeenVersion[]
  clients: Clients
}

/** A request by somebody who is signed in. */
export interface SignedInContext extends BffContext {
  principal: Principal
  /** Handed to every service call: the person's own token, so that the service checks for itself. */
  call: CallContext
}
