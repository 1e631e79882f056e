export * from './gen/torrent/channel/v1/channel_pb.js'
