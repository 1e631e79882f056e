import type { SessionRecord, SessionStore } from './session-store.ts'

/** Sessions of one process that are gone when it ends. For tests, and for a gateway without a database. */
export function createMemorySessionStore(now: () => number = () => Date.now()): SessionStore {
  const sessions = new Map<string, { record: SessionRecord; leasedUntil: number }>()

  function alive(handle: string) {
    const found = sessions.get(handle)
    return found !== undefined && found.record.expiresAt > now() ? found : undefined
  }
  function deleteWhere(ended: (record: SessionRecord) => boolean): SessionRecord[] {
    const found = [...sessions].filter(([, { record }]) => ended(record))
    for (const [handle] of found) sessions.delete(handle)
    return found.map(([, { record }]) => record)
  }

  return {
    async create(handle, record) {
      sessions.set(handle, { record, leasedUntil: 0 })
    },
    async find(handle) {
      return alive(handle)?.record
    },
    async update(handle, record) {
      if (alive(handle) === undefined) return false
      sessions.set(handle, { record, leasedUntil: 0 })
      return true
    },
    async lease(handle, forMs) {
      const found = alive(handle)
      if (found === undefined || found.leasedUntil > now()) return false
      found.leasedUntil = now() + forMs
      return true
    },
    async release(handle) {
      const found = alive(handle)
      if (found !== undefined) found.leasedUntil = 0
    },
    async delete(handle) {
      sessions.delete(handle)
    },
    async deleteBySid(sid) {
      return deleteWhere(record => record.sid === sid)
    },
    async deleteBySubject(subject) {
      return deleteWhere(record => record.subject === subject)
    },
    async deleteExpired() {
      deleteWhere(record => record.expiresAt <= now())
    },
    async close() {
      sessions.clear()
    },
  }
}
