import { type Broker, type Database, type Mounted, openDatabase, type Relay, startRelay } from '@torrent/service-kit'
import type { ConversationContext, ConversationNeeds } from './conversation-context.ts'
import { conversationService } from './conversation-service.ts'
import { renamePeople } from './people.ts'
import type { Person } from './person.ts'
import { createTogether } from './together.ts'
import type { ServiceName, Work } from './work.ts'

export interface ConversationsOptions extends ConversationNeeds {
  name: ServiceName
  /** PostgreSQL URL of the service's own role and database. */
  url: string
}

/** The conversations that one service keeps. */
export interface Conversations {
  name: ServiceName
  database: Database
  /** The ConversationService of these conversations. */
  serves: Mounted
  transaction: ConversationContext['transaction']
  /** Learns what people of the tenant are called now. */
  knowPeople(tenant: string, people: readonly Person[]): Promise<void>
  provision(tenant: string): Promise<void>
  /** Begins to publish what happens. */
  start(broker: Broker): Promise<void>
  stop(): Promise<void>
}

/** Opens the database of a service that keeps conversations, and serves what can be done in them. */
export async function openConversations(options: ConversationsOptions): Promise<Conversations> {
  const { name, url, resolveAttachments, findPeople } = options
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name, url, tenancy: 'rows', publishes: true, migrations })
  const transaction = <T>(tenant: string, run: (work: Work) => Promise<T>, traceparent = '') =>
    database.tenant(tenant).transaction(tx => run({ tx, service: name, tenant, traceparent }))
  let relay: Relay | undefined
  return {
    name,
    database,
    serves: conversationService({
      ...{ service: name, transaction, together: createTogether(transaction) },
      ...{ resolveAttachments, findPeople },
    }),
    transaction,
    knowPeople: (tenant, people) => transaction(tenant, ({ tx }) => renamePeople(tx, people)),
    provision: tenant => database.provision(tenant),
    async start(broker) {
      relay = await startRelay(url, broker)
    },
    async stop() {
      await relay?.stop()
      await database.close()
    },
  }
}
