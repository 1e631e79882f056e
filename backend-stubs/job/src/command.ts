import { createHash } from 'node:crypto'
import type { DescMessage, Message } from '@bufbuild/protobuf'
import type { Any } from '@bufbuild/protobuf/wkt'
import { commandOptions } from '@torrent/contracts/options'
import { registry } from '@torrent/contracts/registry'
import { allowed, type Principal } from '@torrent/policy'
import { keyOf, open, Refused, requireUuid, toPayload, unstorableField } from '@torrent/service-kit'

/** A command that may be sent. */
export interface Command {
  schema: DescMessage
  message: Message
  /** The service that handles it. */
  service: string
  /** The document it is about, by which commands keep their order. */
  aggregateId: string
  /** The same for the same command with the same content. */
  fingerprint: string
}

/** As large as the largest document, with room. */
const MAX_BYTES = 1024 * 1024

/**
 * Reads a command that somebody wants to send. Refused: `invalid` for what is no command, is too large, or holds text
 * that cannot be stored; `forbidden` for a step that only services may send, and for what this person may not do.
 */
export function readCommand(any: Any | undefined, principal: Principal): Command {
  const message = opened(any)
  const schema = message && registry.getMessage(message.$typeName)
  const options = schema && commandOptions(schema)
  if (!any || !message || !schema || !options) throw new Refused('invalid', 'command')
  if (options.internal || !allowed(principal, options.action)) throw new Refused('forbidden')
  if (any.value.length > MAX_BYTES) throw new Refused('invalid', 'command')
  const content = toPayload(schema, message)
  const unstorable = unstorableField(content)
  if (unstorable !== undefined) throw new Refused('invalid', unstorable)
  return {
    schema,
    message,
    service: options.service,
    aggregateId: requireUuid(keyOf(message), 'id'),
    fingerprint: createHash('sha256').update(schema.typeName).update(JSON.stringify(content)).digest('base64url'),
  }
}

function opened(any: Any | undefined): Message | undefined {
  try {
    return open(any)
  } catch {
    // Bytes that are no message of that type.
    return undefined
  }
}
