export * from './gen/torrent/conversation/v1/conversation_pb.js'
export * from './gen/torrent/conversation/v1/message_pb.js'
