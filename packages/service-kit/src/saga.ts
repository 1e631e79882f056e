import {
  create,
  type DescMessage,
  type MessageInitShape,
  type MessageShape,
  type Message as ProtoMessage,
} from '@bufbuild/protobuf'
import { JobStepSchema, type ResultRef } from '@torrent/contracts/backbone'
import type { CommandContext } from './command-context.ts'
import { lifecycle } from './lifecycle.ts'

/** A step in another service: a command whose reply is awaited. */
export interface RemoteStep<Data> {
  name: string
  service: string
  invoke(data: Data): ProtoMessage
  /** Takes what the reply brought into the saga's data. */
  learn?(data: Data, result: ProtoMessage | undefined): Data
  /** The command that undoes it; a step without one changes nothing that has to be undone. */
  compensate?(data: Data): ProtoMessage
}

/** A step in the orchestrating service, run in the saga's own transaction. Throws `Refused` to start compensation. */
export interface LocalStep<Data> {
  name: string
  run(context: CommandContext, data: Data): Promise<Data>
  undo?(context: CommandContext, data: Data): Promise<void>
}

export type SagaStep<Data> = RemoteStep<Data> | LocalStep<Data>

/** A piece of work over several services, orchestrated by the one that was called first. */
export interface Saga<Data> {
  name: string
  steps: readonly SagaStep<Data>[]
  result(data: Data): ResultRef
}

/** Reads a remote step's reply, typed by its contract. */
export function resultOf<Desc extends DescMessage>(
  schema: Desc,
  message: ProtoMessage | undefined,
): MessageShape<Desc> {
  return message?.$typeName === schema.typeName
    ? (message as MessageShape<Desc>)
    : create(schema, {} as MessageInitShape<Desc>)
}

/** running → succeeded, or running → compensating → failed. */
export const sagaLife = lifecycle('running', {
  running: { finish: 'succeeded', refuse: 'compensating' },
  compensating: { undone: 'failed' },
  succeeded: {},
  failed: {},
})

/**
 * The job centre's view: which steps are done, running, failed or compensated. `at` is the step in hand; those in
 * `kept` were done and could not be undone.
 */
export function stepsOf(
  saga: { steps: readonly { name: string }[] },
  state: string,
  at: number,
  failedAt: number | undefined,
  kept: readonly number[] = [],
) {
  return saga.steps.map((step, index) => create(JobStepSchema, { name: step.name, state: stepState(index) }))

  function stepState(index: number): string {
    if (failedAt !== undefined) {
      if (index === failedAt) return 'failed'
      if (index > failedAt) return 'pending'
      if (kept.includes(index)) return 'done'
      return state === 'failed' || index > at ? 'compensated' : index === at ? 'running' : 'done'
    }
    if (state === 'succeeded' || index < at) return 'done'
    return index === at ? 'running' : 'pending'
  }
}
