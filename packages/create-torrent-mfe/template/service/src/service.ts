import { allowed, type Principal } from '@torrent/policy'
import { openDatabase, Refused, type Transaction } from '@torrent/service-kit'
import type { Command, SampleParts } from './api.ts'
import { changesOf, checked, type Entry, isEditable, next, STATUSES } from './entry.ts'
import { MAY_READ, MAY_WRITE } from './permissions.ts'
import { countEntries, findChanges, findEntries, findEntry, firstTime, saveEntry, takeNumber } from './store.ts'

const PREFIX = 'E'

/** Opens the service on its own PostgreSQL database and brings the tables up to date. */
export async function openSampleParts({ url }: { url: string }): Promise<SampleParts> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'sample_parts', url, tenancy: 'rows', migrations, publishes: false })

  /** Nobody reaches a table without being allowed to, or sees another tenant's rows. */
  function as<T>(who: Principal, action: string, run: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!allowed(who, action)) throw new Refused('forbidden')
    return database.tenant(who.tenant).transaction(run)
  }

  /** Changes an entry that is as the person saw it. */
  function change(
    who: Principal,
    { commandId, id, baseVersion }: Command & { baseVersion: number },
    decide: (entry: Entry) => { entry: Entry; type: string },
  ): Promise<Entry> {
    return as(who, MAY_WRITE, async tx => {
      const before = await known(tx, id, true)
      if (!(await firstTime(tx, commandId, id, before.version + 1))) return before
      if (before.version !== baseVersion) throw new Refused('conflict', '', { current: String(before.version) })
      const { entry, type } = decide(before)
      const after = { ...entry, version: before.version + 1 }
      const fields = changesOf(before, after)
      await saveEntry(tx, after, { type, actor: who.name, ownerId: who.subject, fields })
      return known(tx, id)
    })
  }

  return {
    list: async (who, query) => as(who, MAY_READ, tx => findEntries(tx, query)),
    counts: async who => {
      const found = await as(who, MAY_READ, countEntries)
      const none = Object.fromEntries(STATUSES.map(status => [status, 0])) as Record<(typeof STATUSES)[number], number>
      return { ...none, ...Object.fromEntries(found.map(({ status, count }) => [status, count])) }
    },
    get: async (who, id) => as(who, MAY_READ, tx => known(tx, id)),
    history: async (who, id) => as(who, MAY_READ, tx => findChanges(tx, id)),
    create: async (who, { commandId, id, entry: input }) =>
      as(who, MAY_WRITE, async tx => {
        const entry = checked(input)
        if (!(await firstTime(tx, commandId, id, 1))) return known(tx, id)
        if (await findEntry(tx, id)) throw new Refused('already_exists', 'id')
        const number = await takeNumber(tx, PREFIX)
        const made = { ...entry, id, number, version: 1, status: 'open' as const, ownerName: who.name }
        await saveEntry(tx, made, { type: 'created', actor: who.name, ownerId: who.subject, fields: [] })
        return known(tx, id)
      }),
    update: async (who, command) =>
      change(who, command, entry => {
        if (!isEditable(entry.status)) throw new Refused('not_allowed_now', '', { status: entry.status })
        return { entry: { ...entry, ...checked(command.entry) }, type: 'edited' }
      }),
    advance: async (who, command) =>
      change(who, command, entry => {
        const status = next(entry.status)
        return { entry: { ...entry, status }, type: status }
      }),
    close: () => database.close(),
  }
}

async function known(tx: Transaction, id: string, lock = false): Promise<Entry> {
  const entry = await findEntry(tx, id, lock)
  if (!entry) throw new Refused('not_found', 'id')
  return entry
}
