import {
  create,
  type DescMessage,
  fromJson,
  type JsonValue,
  type MessageInitShape,
  type MessageShape,
  toJson,
} from '@bufbuild/protobuf'
import { Refused } from '@torrent/service-kit'

/** A contract's message as JSON, with its empty fields. */
export function answer<Desc extends DescMessage>(schema: Desc, message: MessageInitShape<Desc>): JsonValue {
  return toJson(schema, create(schema, message), { alwaysEmitImplicit: true })
}

/** A body that is to be a contract's message, strictly. Refused: `invalid`. */
export function question<Desc extends DescMessage>(schema: Desc, body: unknown): MessageShape<Desc> {
  try {
    return fromJson(schema, body as JsonValue)
  } catch {
    throw new Refused('invalid')
  }
}

/** The texts of a query string, the first one of each; empty where there is none. */
export function queryOf(query: unknown): (name: string) => string {
  return name => {
    const value = Object.hasOwn(Object(query), name) ? (query as Record<string, unknown>)[name] : undefined
    const first = Array.isArray(value) ? value[0] : value
    return typeof first === 'string' ? first.slice(0, 200) : ''
  }
}

/** `page` and `pageSize` of a query string; what is no number counts as absent. */
export function pageIn(query: (name: string) => string): { page: number; pageSize: number } {
  const number = (name: string) => (/^\d{1,6}$/.test(query(name)) ? Number(query(name)) : 0)
  return { page: number('page'), pageSize: number('pageSize') }
}
