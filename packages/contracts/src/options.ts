import type { DescMessage, DescMethod } from '@bufbuild/protobuf'
import { getOption, hasOption } from '@bufbuild/protobuf'
import type { CommandOptions } from './gen/torrent/policy/v1/options_pb.js'
import { action, command } from './gen/torrent/policy/v1/options_pb.js'

/** The Cedar action a gRPC method needs; undefined means that the method was never opened to anyone. */
export function actionOfMethod(method: DescMethod): string | undefined {
  return hasOption(method, action) ? getOption(method, action) : undefined
}

/** Which service handles a command and what its sender must be allowed to do; undefined when the message is no command. */
export function commandOptions(message: DescMessage): CommandOptions | undefined {
  return hasOption(message, command) ? getOption(message, command) : undefined
}
