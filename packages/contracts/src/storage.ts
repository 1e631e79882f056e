export * from './gen/torrent/storage/v1/storage_pb.js'
