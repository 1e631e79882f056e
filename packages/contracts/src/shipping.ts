export * from './gen/torrent/shipping/v1/shipping_pb.js'
