import type { DescMessage, DescService } from '@bufbuild/protobuf'
import { createRegistry } from '@bufbuild/protobuf'
import { file_torrent_backbone_v1_backbone } from './gen/torrent/backbone/v1/backbone_pb.js'
import { file_torrent_channel_v1_channel } from './gen/torrent/channel/v1/channel_pb.js'
import { file_torrent_chat_v1_chat } from './gen/torrent/chat/v1/chat_pb.js'
import { file_torrent_common_v1_common } from './gen/torrent/common/v1/common_pb.js'
import { file_torrent_conversation_v1_conversation } from './gen/torrent/conversation/v1/conversation_pb.js'
import { file_torrent_conversation_v1_marks } from './gen/torrent/conversation/v1/marks_pb.js'
import { file_torrent_conversation_v1_message_calls } from './gen/torrent/conversation/v1/message_calls_pb.js'
import { file_torrent_conversation_v1_message } from './gen/torrent/conversation/v1/message_pb.js'
import { file_torrent_conversation_v1_search } from './gen/torrent/conversation/v1/search_pb.js'
import { file_torrent_conversation_v1_sync } from './gen/torrent/conversation/v1/sync_pb.js'
import { file_torrent_document_v1_document } from './gen/torrent/document/v1/document_pb.js'
import { file_torrent_document_v1_money } from './gen/torrent/document/v1/money_pb.js'
import { file_torrent_group_v1_group } from './gen/torrent/group/v1/group_pb.js'
import { file_torrent_job_v1_job } from './gen/torrent/job/v1/job_pb.js'
import { file_torrent_member_v1_member } from './gen/torrent/member/v1/member_pb.js'
import { file_torrent_order_v1_order } from './gen/torrent/order/v1/order_pb.js'
import { file_torrent_portal_v1_deploy_access } from './gen/torrent/portal/v1/deploy_access_pb.js'
import { file_torrent_portal_v1_notifications } from './gen/torrent/portal/v1/notifications_pb.js'
import { file_torrent_portal_v1_placements } from './gen/torrent/portal/v1/placements_pb.js'
import { file_torrent_portal_v1_portal } from './gen/torrent/portal/v1/portal_pb.js'
import { file_torrent_portal_v1_previews_and_bffs } from './gen/torrent/portal/v1/previews_and_bffs_pb.js'
import { file_torrent_portal_v1_releases } from './gen/torrent/portal/v1/releases_pb.js'
import { file_torrent_portal_v1_telemetry } from './gen/torrent/portal/v1/telemetry_pb.js'
import { file_torrent_query_v1_query } from './gen/torrent/query/v1/query_pb.js'
import { file_torrent_quote_v1_quote } from './gen/torrent/quote/v1/quote_pb.js'
import { file_torrent_shipping_v1_shipping } from './gen/torrent/shipping/v1/shipping_pb.js'
import { file_torrent_storage_v1_storage } from './gen/torrent/storage/v1/storage_pb.js'
import { commandOptions } from './options.ts'

/** Every message of the contracts, so that an `Any` can be read by its type name. */
export const registry = createRegistry(
  file_torrent_storage_v1_storage,
  file_torrent_group_v1_group,
  file_torrent_chat_v1_chat,
  file_torrent_channel_v1_channel,
  file_torrent_conversation_v1_conversation,
  file_torrent_conversation_v1_marks,
  file_torrent_conversation_v1_message_calls,
  file_torrent_conversation_v1_search,
  file_torrent_conversation_v1_sync,
  file_torrent_conversation_v1_message,
  file_torrent_backbone_v1_backbone,
  file_torrent_common_v1_common,
  file_torrent_document_v1_document,
  file_torrent_document_v1_money,
  file_torrent_job_v1_job,
  file_torrent_member_v1_member,
  file_torrent_order_v1_order,
  file_torrent_portal_v1_portal,
  file_torrent_portal_v1_releases,
  file_torrent_portal_v1_deploy_access,
  file_torrent_portal_v1_notifications,
  file_torrent_portal_v1_placements,
  file_torrent_portal_v1_previews_and_bffs,
  file_torrent_portal_v1_telemetry,
  file_torrent_query_v1_query,
  file_torrent_quote_v1_quote,
  file_torrent_shipping_v1_shipping,
)

/** Every gRPC service of the contracts. */
export function allServices(): DescService[] {
  return [...registry].filter((type): type is DescService => type.kind === 'service')
}

/** Every message that is a command. */
export function allCommands(): DescMessage[] {
  return [...registry].filter(
    (type): type is DescMessage => type.kind === 'message' && commandOptions(type) !== undefined,
  )
}
