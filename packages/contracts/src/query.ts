export * from './gen/torrent/query/v1/query_pb.js'
