export * from './gen/torrent/chat/v1/chat_pb.js'
