import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BffContract } from '@torrent/release'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bffFolder } from './bff-folder.ts'
import { contractOf, writeContract } from './write-contract.ts'

const testing = fileURLToPath(new URL('../../test/', import.meta.url))
const readContract = async (name: string) => contractOf(await bffFolder(join(testing, name)))

describe('the contract of a BFF', () => {
  let procedures: BffContract['procedures']
  beforeAll(async () => {
    procedures = (await readContract('every-type-bff')).procedures
  })
  const output = (path: string) => procedures[path]?.output

  test('ends recursion, and says only once what occurs twice', () => {
    const tree = {
      type: 'object',
      properties: { id: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/$defs/Part' } } },
      required: ['id', 'parts'],
    }
    expect(output('tree')).toEqual({ $ref: '#/$defs/Part', $defs: { Part: tree } })
    expect(output('twice')).toEqual({
      type: 'object',
      properties: { height: { $ref: '#/$defs/Dimension' }, width: { $ref: '#/$defs/Dimension' } },
      required: ['height', 'width'],
      $defs: {
        Dimension: { type: 'object', properties: { millimetres: { type: 'number' } }, required: ['millimetres'] },
      },
    })
  })

  test('names alternatives and literal values', () => {
    expect(output('alternatives')).toEqual({
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          properties: { kind: { const: 'counted' }, pieces: { type: 'number' } },
          required: ['kind', 'pieces'],
        },
        { type: 'object', properties: { kind: { const: 'unknown' } }, required: ['kind'] },
      ],
    })
    expect(output('literals')).toMatchObject({
      properties: {
        status: { enum: ['closed', 'new', 'open'] },
        flag: { type: 'boolean' },
        always: { const: true },
        code: { enum: [1, 2] },
      },
    })
  })

  test('promises only what arrives: nothing undefined, no method, dates as text', () => {
    expect(output('optional')).toEqual({
      type: 'object',
      properties: {
        date: { type: 'string' },
        note: { type: 'string' },
        size: { anyOf: [{ type: 'null' }, { type: 'number' }] },
      },
      required: ['size'],
    })
    const day = { type: 'string', format: 'date-time' }
    expect(output('dates')).toMatchObject({ properties: { at: day, all: { type: 'array', items: day } } })
    expect(output('methods')).toEqual({
      type: 'object',
      properties: { total: { type: 'number' } },
      required: ['total'],
    })
    expect(output('nothing')).toEqual({})
  })

  test('tells lists with places from records, and lets anything be anything', () => {
    expect(output('record')).toEqual({
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'number' } },
    })
    expect(output('tuple')).toEqual({
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'string' }],
      items: { type: 'boolean' },
      minItems: 2,
    })
    expect(output('unknown')).toEqual({})
  })

  test('leaves out what belongs to the protobuf runtime: a renamed package breaks no screen', () => {
    expect(output('protobuf')).toEqual({ type: 'object', properties: { name: { type: 'string' } }, required: ['name'] })
  })

  test('states what may be sent before defaults and conversions', () => {
    expect(procedures['nested.find']?.input).toEqual({
      type: 'object',
      properties: { text: { type: 'string', maxLength: 20, default: '' }, at: { type: 'string' } },
      required: ['at'],
      additionalProperties: false,
    })
    expect(procedures['nested.find']?.output).toMatchObject({ items: { properties: { at: { type: 'number' } } } })
    expect(procedures.combined?.input).toMatchObject({ allOf: [{ required: ['id'] }, { properties: { note: {} } }] })
  })

  test('says whether nothing at all may be sent', () => {
    expect(procedures.tree?.input).toEqual({ type: 'null' })
    expect(procedures.maybe?.input).toMatchObject({ anyOf: [{ type: 'object' }, { type: 'null' }] })
  })

  test('tells queries from mutations', () => {
    expect(procedures.tree?.type).toBe('query')
    expect(procedures.nothing?.type).toBe('mutation')
  })
})

test('an answer that JSON does not carry is refused with its place', async () => {
  await expect(readContract('bigint-bff')).rejects.toThrow('stock[].pieces is a bigint')
})

test('a module without a router is refused', async () => {
  await expect(readContract('no-router-bff')).rejects.toThrow('exports no tRPC router')
})

describe('contract.json', () => {
  let folder: string
  beforeAll(async () => {
    // Beside its like, so that it finds the same packages.
    folder = await mkdtemp(join(testing, '.written-'))
    await cp(join(testing, 'every-type-bff'), folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is written once, and then only again when it would say something else', async () => {
    expect(await writeContract(folder, { name: 'parts', dryRun: true })).toMatchObject({ changed: true })
    await expect(readFile(join(folder, 'contract.json'))).rejects.toThrow('ENOENT')

    expect(await writeContract(folder, { name: 'parts' })).toMatchObject({ changed: true, procedures: 15 })
    const first = await readFile(join(folder, 'contract.json'), 'utf8')
    // The name given once stands in the file.
    expect(await writeContract(folder)).toMatchObject({ changed: false })

    await writeFile(join(folder, 'contract.json'), first.replace('"pieces"', '"count"'))
    expect(await writeContract(folder, { dryRun: true })).toMatchObject({ changed: true })
    await writeContract(folder)
    expect(await readFile(join(folder, 'contract.json'), 'utf8')).toBe(first)
  })
})

test('is called by the name in its package', async () => {
  const { name } = await bffFolder(fileURLToPath(new URL('../../../../bffs/quote', import.meta.url)))
  expect(name).toBe('quote')
})
