import { QueryService } from '@torrent/contracts/query'
import { allowed } from '@torrent/policy'
import {
  type Database,
  type Implementation,
  isUuid,
  mount,
  openDatabase,
  Refused,
  type Service,
  topicOf,
} from '@torrent/service-kit'
import { countByStatus, findDocument, historyOf, listDocuments } from './documents.ts'
import { KINDS, requireKind } from './kinds.ts'
import { readCriteria } from './list-criteria.ts'
import { project } from './projection.ts'
import { ReachedVersions, type Version } from './reached-versions.ts'
import { chainOf } from './related.ts'
import { readSeen, versionsOf } from './seen.ts'

export interface QueryServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

/** The read side: read models fed by the documents' events, and every list and page that is read from them. */
export async function createQueryService({ url }: QueryServiceDependencies): Promise<Service> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'query', url, tenancy: 'rows', migrations })
  const reached = new ReachedVersions()
  return {
    name: 'query',
    serves: [mount(QueryService, implementation(database, reached))],
    provision: tenant => database.provision(tenant),
    async start(broker) {
      await broker.subscribe({
        group: 'query.documents',
        topics: KINDS.map(topicOf),
        handle: delivery => project(database, reached, delivery),
      })
    },
    stop: () => database.close(),
  }
}

function implementation(database: Database, reached: ReachedVersions): Implementation<typeof QueryService> {
  /** True when the answer would not show what its reader has seen, although it was waited for. */
  async function isStale(tenant: string, seen: readonly Version[]): Promise<boolean> {
    const look = (missing: readonly Version[]) => database.tenant(tenant).transaction(tx => versionsOf(tx, missing))
    return !(await reached.have(tenant, seen, look))
  }

  return {
    async listDocuments(request, { principal: { tenant } }) {
      const { kind } = request
      const criteria = readCriteria(request)
      const stale = await isStale(
        tenant,
        readSeen(request.seen).filter(version => version.kind === kind),
      )
      const found = await database.tenant(tenant).transaction(tx => listDocuments(tx, kind, criteria))
      return { ...found, stale }
    },
    async countDocuments(request, { principal: { tenant } }) {
      const kind = requireKind(request.kind)
      await isStale(
        tenant,
        readSeen(request.seen).filter(version => version.kind === kind),
      )
      return { counts: await database.tenant(tenant).transaction(tx => countByStatus(tx, kind)) }
    },
    async getDocument(request, { principal: { tenant } }) {
      const { kind, id } = requireDocument(request)
      const stale = await isStale(
        tenant,
        readSeen(request.seen).filter(version => version.id === id),
      )
      const document = await database.tenant(tenant).transaction(tx => findDocument(tx, kind, id))
      if (!document) throw new Refused('not_found', 'id')
      return { document, stale }
    },
    async getHistory(request, { principal: { tenant } }) {
      const { kind, id } = requireDocument(request)
      await isStale(
        tenant,
        readSeen(request.seen).filter(version => version.id === id),
      )
      const entries = await database.tenant(tenant).transaction(tx => historyOf(tx, kind, id))
      if (entries.length === 0) throw new Refused('not_found', 'id')
      return { entries }
    },
    async getRelated(request, { principal }) {
      const { kind, id } = requireDocument(request)
      const { tenant } = principal
      // Any document that was just made may belong to the chain.
      await isStale(tenant, readSeen(request.seen))
      const chain = await database.tenant(tenant).transaction(async tx => {
        const [self] = await versionsOf(tx, [{ kind, id, version: 0 }])
        return self && chainOf(tx, kind, id)
      })
      if (!chain) throw new Refused('not_found', 'id')
      const readable = new Set(KINDS.filter(known => allowed(principal, `${known}.read`)).map(String))
      return { documents: chain.filter(document => readable.has(document.kind)) }
    },
  }
}

/** Refused: `invalid` for an unknown kind, `not_found` for an id that no document can have. */
function requireDocument({ kind, id }: { kind: string; id: string }): { kind: string; id: string } {
  requireKind(kind)
  if (!isUuid(id)) throw new Refused('not_found', 'id')
  return { kind, id }
}
