import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from '@bufbuild/protobuf'
import { type Composition, CompositionSchema } from '@torrent/contracts/portal'
import { PortalUnavailable } from '@torrent/gateway-bff'
import type { Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openKnownCompositions } from './known-compositions.ts'

const person = (subject: string, tenant = 'acme-metal') => ({ subject, tenant, token: subject }) as Principal
const asked = { previews: [] }

let folder: string
/** What the portal service answers next. */
let answer: () => Promise<Composition>
const portal = { getComposition: () => answer() }

const composition = (version: string, reason = 'stable', channel = 'stable') =>
  create(CompositionSchema, { tenant: 'acme-metal', channel, remotes: [{ name: 'quote', version, reason }] })
const answers = (version: string, reason?: string, channel?: string) => {
  answer = async () => composition(version, reason, channel)
}
const isDead = () => {
  answer = () => new Promise(() => undefined)
}
const open = () => openKnownCompositions({ portal, folder, timeLimit: 20 })
const versionOf = async (known: Awaited<ReturnType<typeof open>>, who: Principal, previews: string[] = []) =>
  (await known.of(who, { previews })).remotes[0]?.version
const kept = (tenant = 'acme-metal') => readFile(join(folder, `${tenant}.json`), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torrent-compositions-'))
})
// What the last page left to be written may still be on its way.
afterEach(() => rm(folder, { recursive: true, maxRetries: 10 }))

test('while the portal service does not answer, everybody gets what they got last', async () => {
  const known = await open()
  answers('2.0.0', 'canary')
  await known.of(person('in the canary'), asked)
  answers('1.0.0')
  await known.of(person('not in it'), asked)
  isDead()
  expect(await versionOf(known, person('in the canary'))).toBe('2.0.0')
  expect(await versionOf(known, person('not in it'))).toBe('1.0.0')
})

test('it failing counts as no answer', async () => {
  const known = await open()
  answers('1.0.0')
  await known.of(person('a'), asked)
  answer = async () => {
    throw new Error('connection refused')
  }
  expect(await versionOf(known, person('a'))).toBe('1.0.0')
})

test('whoever is new, also after a restart, gets what their company got last, but no trial of somebody else', async () => {
  const before = await open()
  answers('1.0.0')
  await before.of(person('a'), asked)
  await vi.waitFor(async () => expect(await kept()).toContain('1.0.0'))
  for (const [reason, channel] of [['canary'], ['preview'], ['stable', 'beta']]) {
    answers('2.0.0', reason, channel)
    await before.of(person('b'), asked)
  }
  isDead()
  const after = await open()
  expect(await versionOf(after, person('c'))).toBe('1.0.0')
  await expect(after.of(person('c', 'mori-foods'), asked)).rejects.toBeInstanceOf(PortalUnavailable)
})

test('a preview that was opened is remembered with the preview only', async () => {
  const known = await open()
  answers('1.0.0')
  await known.of(person('a'), asked)
  answers('9.0.0', 'preview')
  await known.of(person('a'), { previews: ['p1'] })
  isDead()
  expect(await versionOf(known, person('a'), ['p1'])).toBe('9.0.0')
  expect(await versionOf(known, person('a'))).toBe('1.0.0')
})

test('whom the portal service refuses gets nothing from before', async () => {
  const known = await open()
  answers('1.0.0')
  await known.of(person('a'), asked)
  answer = async () => {
    throw new Refused('forbidden')
  }
  await expect(known.of(person('a'), asked)).rejects.toMatchObject({ code: 'forbidden' })
})

test('an answer that comes late is there for the next page', async () => {
  const known = await open()
  answers('1.0.0')
  await known.of(person('a'), asked)
  const late = Promise.withResolvers<Composition>()
  answer = () => late.promise
  expect(await versionOf(known, person('a'))).toBe('1.0.0')
  late.resolve(composition('2.0.0'))
  await late.promise
  isDead()
  expect(await versionOf(known, person('a'))).toBe('2.0.0')
})

test('the first page of all waits for a portal service that is slow, since there is nothing else to show', async () => {
  const known = await open()
  const late = Promise.withResolvers<Composition>()
  answer = () => late.promise
  const shown = versionOf(known, person('a'))
  setTimeout(() => late.resolve(composition('1.0.0')), 40)
  expect(await shown).toBe('1.0.0')
})
