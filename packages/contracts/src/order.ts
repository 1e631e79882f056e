export * from './gen/torrent/order/v1/order_pb.js'
