import { create, type DescField, type DescMessage, type Message, ScalarType } from '@bufbuild/protobuf'
import { AnySchema, anyPack } from '@bufbuild/protobuf/wkt'
import { allCommands } from '@torrent/contracts/registry'
import fc from 'fast-check'

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800'.toWellFormed(),
    '🏭'.repeat(300),
    'あ'.repeat(20_000),
    "'; drop table documents; --",
    '../../../etc/passwd',
    '1e999',
    '-1',
    '0',
    '0.00001',
    '9'.repeat(300),
    '999999999999.9999',
    '2026-02-30',
    '2099-12-31',
    'standard',
    'quote',
    'shipment',
  ),
  fc.uuid(),
  fc.string({ maxLength: 30 }).map(value => value.toWellFormed()),
)
const whole = fc.constantFrom(0, 1, -1, 2, 100, 2 ** 31 - 1, -(2 ** 31))

const bytes = fc.oneof(
  fc.constantFrom(new Uint8Array(), new TextEncoder().encode('<svg onload="alert(1)"/>')),
  fc.uint8Array({ maxLength: 300 }),
)

/**
 * Messages of a contract filled with nonsense of the right types: whatever can come over the wire, taken from the
 * contract itself. About half of the ids in them are of those that are `known`, so that nonsense reaches beyond "there
 * is no such thing".
 */
export function nonsenseOf(schema: DescMessage, known: readonly string[] = [], depth = 0): fc.Arbitrary<Message> {
  if (schema.typeName === AnySchema.typeName) return depth > 2 ? fc.constant(create(AnySchema)) : anyCommand(depth)
  const fields = Object.fromEntries(
    schema.fields.map(field => [field.localName, fc.option(valuesOf(field, known, depth), { nil: undefined })]),
  )
  return fc.record(fields).map(values => create(schema, values as never))
}

function anyCommand(depth: number): fc.Arbitrary<Message> {
  return fc
    .constantFrom(...allCommands())
    .chain(command => nonsenseOf(command, [], depth + 1).map(message => anyPack(command, message as never)))
}

function valuesOf(field: DescField, known: readonly string[], depth: number): fc.Arbitrary<unknown> {
  if (known.length > 0 && /^id$|Ids?$/.test(field.localName)) {
    const id = fc.oneof(fc.constantFrom(...known), text)
    return field.fieldKind === 'list' ? fc.array(id, { maxLength: 4 }) : id
  }
  if (field.fieldKind === 'list') {
    const element =
      field.listKind === 'message'
        ? nonsenseOf(field.message, known, depth + 1)
        : scalar(field.listKind === 'scalar' ? field.scalar : undefined)
    return fc.array(element, { maxLength: 4 })
  }
  if (field.fieldKind === 'message') return nonsenseOf(field.message, known, depth + 1)
  return scalar(field.fieldKind === 'scalar' ? field.scalar : undefined)
}

function scalar(type: ScalarType | undefined): fc.Arbitrary<unknown> {
  if (type === ScalarType.STRING) return text
  if (type === ScalarType.BYTES) return bytes
  if (type === ScalarType.BOOL) return fc.boolean()
  return type === ScalarType.INT64 ? whole.map(String) : whole
}
