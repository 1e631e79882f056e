export * from './gen/torrent/common/v1/common_pb.js'
