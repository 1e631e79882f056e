export * from './gen/torrent/portal/v1/releases_pb.js'
