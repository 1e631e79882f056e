export * from './gen/torrent/job/v1/job_pb.js'
