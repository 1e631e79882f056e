import type { DescService } from '@bufbuild/protobuf'
import { type Broker, topicOf } from './broker.ts'
import { type CommandHandler, CommandRunner } from './command-runner.ts'
import type { Database } from './database.ts'
import type { Mounted } from './grpc.ts'
import { type Relay, startRelay } from './relay.ts'
import type { Saga } from './saga.ts'
import { SagaRunner } from './saga-runner.ts'
import type { Implementation } from './service-call.ts'

/** A service as the platform composes it: what it serves, what it listens to, and how it starts and stops. */
export interface Service {
  name: string
  serves: readonly Mounted[]
  /** Gets the tenant's tables ready. */
  provision(tenant: string): Promise<void>
  /** Begins to publish and to listen. */
  start(broker: Broker): Promise<void>
  stop(): Promise<void>
}

/** Pairs a service's contract with its implementation. */
export function mount<Desc extends DescService>(service: Desc, implementation: Implementation<Desc>): Mounted {
  return { service, implementation: implementation as unknown as Implementation<DescService> }
}

export interface BusinessService {
  name: string
  database: Database
  serves: readonly Mounted[]
  sagas?: (runner: SagaRunner) => readonly CommandHandler[]
  commands: readonly CommandHandler[]
  // biome-ignore lint/suspicious/noExplicitAny: each saga has data of its own type, known only to itself
  orchestrates?: readonly Saga<any>[]
  /** Further subscriptions, e.g. to another service's events; what they hear may start a saga. */
  listen?: (broker: Broker, sagas: SagaRunner) => Promise<void>
}

/** A service with commands: listens on `<name>.commands`, on the replies to its sagas, and publishes its outbox. */
export function businessService(options: BusinessService): Service {
  const { name, database } = options
  const sagas = new SagaRunner(name, database, options.orchestrates ?? [])
  const runner = new CommandRunner(name, database, [...options.commands, ...(options.sagas?.(sagas) ?? [])])
  let relay: Relay | undefined
  return {
    name,
    serves: options.serves,
    provision: tenant => database.provision(tenant),
    async start(broker) {
      relay = await startRelay(database.url, broker)
      await broker.subscribe({
        group: `${name}.commands`,
        topics: [topicOf(`${name}.commands`)],
        handle: async delivery => {
          await runner.run(delivery)
          return undefined
        },
        onGivenUp: delivery => runner.giveUp(delivery),
      })
      await broker.subscribe({
        group: `${name}.replies`,
        topics: [topicOf(`${name}.replies`)],
        handle: async delivery => {
          await sagas.reply(delivery)
          return undefined
        },
        onGivenUp: delivery => sagas.giveUp(delivery),
      })
      await options.listen?.(broker, sagas)
    },
    async stop() {
      await relay?.stop()
      await database.close()
    },
  }
}
