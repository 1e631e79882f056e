import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SessionRecord, SessionStore } from './session-store.ts'

/** What every session store must do. */
export function sessionStoreSuite(store: () => SessionStore): void {
  const record = (change: Partial<SessionRecord> = {}): SessionRecord => ({
    subject: randomUUID(),
    sid: randomUUID(),
    idToken: 'id',
    accessToken: 'access',
    refreshToken: 'refresh',
    accessExpiresAt: Date.now() + 300_000,
    expiresAt: Date.now() + 3_600_000,
    ...change,
  })
  async function created(change: Partial<SessionRecord> = {}) {
    const handle = randomUUID()
    const kept = record(change)
    await store().create(handle, kept)
    return { handle, kept }
  }

  test('a session is found by its handle, with everything that was kept', async () => {
    const { handle, kept } = await created()
    expect(await store().find(handle)).toEqual(kept)
    expect(await store().find(randomUUID())).toBeUndefined()
  })

  test('an expired session is gone', async () => {
    const { handle } = await created({ expiresAt: Date.now() - 1 })
    expect(await store().find(handle)).toBeUndefined()
    expect(await store().lease(handle, 1000)).toBe(false)
    await store().deleteExpired()
    expect(await store().find(handle)).toBeUndefined()
  })

  test('a session that was ended stays ended, also for a refresh that was under way', async () => {
    const { handle, kept } = await created()
    await store().delete(handle)
    expect(await store().update(handle, { ...kept, accessToken: 'new' })).toBe(false)
    expect(await store().find(handle)).toBeUndefined()
  })

  test('one of many gets the lease, and the next one after it was given back', async () => {
    const { handle, kept } = await created()
    const leases = await Promise.all(Array.from({ length: 8 }, () => store().lease(handle, 60_000)))
    expect(leases.filter(Boolean)).toHaveLength(1)
    await store().release(handle)
    expect(await store().lease(handle, 60_000)).toBe(true)
    expect(await store().update(handle, { ...kept, accessToken: 'new' })).toBe(true)
    expect((await store().find(handle))?.accessToken).toBe('new')
    expect(await store().lease(handle, 60_000)).toBe(true)
  })

  test('a lease whose holder died runs out', async () => {
    const { handle } = await created()
    expect(await store().lease(handle, 1)).toBe(true)
    await expect.poll(() => store().lease(handle, 60_000)).toBe(true)
  })

  test('the provider ends one session, or all of a person, and nobody else', async () => {
    const subject = randomUUID()
    const one = await created({ subject })
    const two = await created({ subject })
    const other = await created()
    expect(await store().deleteBySid(one.kept.sid)).toEqual([one.kept])
    expect(await store().find(one.handle)).toBeUndefined()
    expect(await store().find(two.handle)).toBeDefined()
    expect(await store().deleteBySubject(subject)).toEqual([two.kept])
    expect(await store().deleteBySubject(subject)).toEqual([])
    expect(await store().find(two.handle)).toBeUndefined()
    expect(await store().find(other.handle)).toBeDefined()
  })
}
