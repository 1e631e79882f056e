export * from './gen/torrent/document/v1/document_pb.js'
export * from './gen/torrent/document/v1/money_pb.js'
