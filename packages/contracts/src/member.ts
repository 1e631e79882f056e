export * from './gen/torrent/member/v1/member_pb.js'
