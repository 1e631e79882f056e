import { create, type DescMessage, fromJson, type Message, type MessageShape, toJson } from '@bufbuild/protobuf'
import { type Any, anyPack, anyUnpack } from '@bufbuild/protobuf/wkt'
import { type CommandEnvelope, CommandEnvelopeSchema } from '@torrent/contracts/backbone'
import { registry } from '@torrent/contracts/registry'

/** A contract's message as the JSON that travels; `Any` inside it is written out by its type name. */
export function toPayload<Desc extends DescMessage>(schema: Desc, message: MessageShape<Desc>): unknown {
  return toJson(schema, message, { registry })
}

/** Reads strictly: an unknown field or a wrong type throws, so that nothing half-understood is acted on. */
export function fromPayload<Desc extends DescMessage>(schema: Desc, payload: unknown): MessageShape<Desc> {
  return fromJson(schema, payload as Parameters<typeof fromJson>[1], { registry })
}

/** The message inside an `Any`; undefined when its type is not in the contracts. */
export function open(any: Any | undefined): Message | undefined {
  return any && anyUnpack(any, registry)
}

/** Puts a message into an `Any`. */
export function pack<Desc extends DescMessage>(schema: Desc, message: MessageShape<Desc>): Any {
  return anyPack(schema, message)
}

/** Reads a command's envelope. */
export function readEnvelope(payload: unknown): CommandEnvelope {
  return fromPayload(CommandEnvelopeSchema, payload)
}

/** An envelope around a command, without who and why filled in where they are not known. */
export function envelope<Desc extends DescMessage>(
  schema: Desc,
  command: MessageShape<Desc>,
  facts: Omit<Parameters<typeof create<typeof CommandEnvelopeSchema>>[1] & object, 'command' | '$typeName'>,
): CommandEnvelope {
  return create(CommandEnvelopeSchema, { ...facts, command: pack(schema, command) })
}
