export * from './gen/torrent/portal/v1/portal_pb.js'
