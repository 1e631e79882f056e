export * from './gen/torrent/quote/v1/quote_pb.js'
