export * from './gen/torrent/group/v1/group_pb.js'
