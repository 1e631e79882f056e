export * from './gen/torrent/session/v1/session_pb.js'
