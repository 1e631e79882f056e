export * from './gen/torrent/backbone/v1/backbone_pb.js'
