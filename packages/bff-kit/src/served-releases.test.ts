import type { BffContract, JsonSchema } from '@torrent/release'
import { describe, expect, test, vi } from 'vitest'
import { type ContractOfRelease, createServedReleases, readCallingRelease } from './served-releases.ts'

const ID: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' } },
  required: ['id'],
  additionalProperties: false,
}
const ID_AND_DAY: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, day: { type: 'string' } },
  required: ['id', 'day'],
  additionalProperties: false,
}
const contract = (inputs: Record<string, JsonSchema>, name = 'parts'): BffContract => ({
  name,
  procedures: Object.fromEntries(
    Object.entries(inputs).map(([path, input]) => [path, { type: 'query' as const, input, output: {} }]),
  ),
})
const LIVE = contract({ get: ID, reserve: ID_AND_DAY })
const RELEASE = { name: 'parts', version: '1.0.0' }
const CALL = { token: 'token' }

const serving = (built: BffContract | null) => {
  const contractOf = vi.fn<ContractOfRelease>(async () => built)
  return { contractOf, served: createServedReleases(LIVE, contractOf) }
}

describe('a call of a page that is still open', () => {
  test('is served when its procedure is what it was, whatever else has changed', async () => {
    const { served } = serving(contract({ get: ID, reserve: ID }))
    await expect(served.require(RELEASE, ['get'], CALL)).resolves.toBeUndefined()
  })

  test('is refused when its procedure asks for more by now, naming the release', async () => {
    const { served } = serving(contract({ get: ID, reserve: ID }))
    await expect(served.require(RELEASE, ['reserve'], CALL)).rejects.toMatchObject({
      code: 'reload_required',
      params: { release: 'parts@1.0.0' },
    })
    await expect(served.require(RELEASE, ['get', 'reserve'], CALL)).rejects.toMatchObject({ code: 'reload_required' })
  })

  test('is refused when its procedure is gone', async () => {
    const { served } = serving(contract({ get: ID, stock: ID }))
    await expect(served.require(RELEASE, ['stock'], CALL)).rejects.toMatchObject({ code: 'reload_required' })
  })

  test('is served when nobody knows its release, or it belongs to another BFF', async () => {
    await serving(null).served.require(RELEASE, ['reserve'], CALL)
    await serving(contract({ reserve: ID }, 'stock')).served.require(RELEASE, ['reserve'], CALL)
    const { served, contractOf } = serving(contract({ reserve: ID }))
    await served.require(undefined, ['reserve'], CALL)
    expect(contractOf).not.toHaveBeenCalled()
  })

  test('is served while the portal cannot be asked, and judged as soon as it can', async () => {
    const { served, contractOf } = serving(contract({ reserve: ID }))
    contractOf.mockRejectedValueOnce(new Error('connection refused'))
    await expect(served.require(RELEASE, ['reserve'], CALL)).resolves.toBeUndefined()
    await expect(served.require(RELEASE, ['reserve'], CALL)).rejects.toMatchObject({ code: 'reload_required' })
  })
})

test('a release is asked for once, since it never changes', async () => {
  const { served, contractOf } = serving(contract({ get: ID }))
  await served.require(RELEASE, ['get'], CALL)
  await served.require(RELEASE, ['get'], CALL)
  await served.require({ ...RELEASE, version: '1.0.1' }, ['get'], CALL)
  expect(contractOf).toHaveBeenCalledTimes(2)
})

test('only the name of a release is read as one', () => {
  expect(readCallingRelease('quote@1.4.0')).toEqual({ name: 'quote', version: '1.4.0' })
  expect(readCallingRelease('my-parts@0.1.0-b1a2.3')).toEqual({ name: 'my-parts', version: '0.1.0-b1a2.3' })
  for (const wrong of [
    undefined,
    '',
    'quote',
    'quote@dev',
    'Quote@1.0.0',
    '../x@1.0.0',
    `quote@1.0.0-${'x'.repeat(200)}`,
  ]) {
    expect(readCallingRelease(wrong)).toBeUndefined()
  }
})
