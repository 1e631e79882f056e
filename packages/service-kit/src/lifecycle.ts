import { type AnyStateMachine, createMachine, transition } from 'xstate'

export interface Lifecycle<Status extends string, Step extends string> {
  readonly initial: Status
  /** Where a step leads from a status; undefined when it is not possible there. */
  next(status: Status, step: Step): Status | undefined
  /** The steps possible in a status, in the order they were declared. */
  steps(status: Status): Step[]
}

/**
 * A document's life as an explicit state machine (XState, pure transitions): the status is stored as data, and a step
 * that the machine does not know is not possible.
 */
export function lifecycle<Status extends string, Step extends string>(
  initial: NoInfer<Status>,
  states: Record<Status, Partial<Record<Step, NoInfer<Status>>>>,
): Lifecycle<Status, Step> {
  const machine: AnyStateMachine = createMachine({
    initial,
    states: Object.fromEntries(Object.entries(states).map(([status, on]) => [status, { on: on as object }])),
  })
  return {
    initial,
    next(status, step) {
      if (!Object.hasOwn(states, status)) return undefined
      const snapshot = machine.resolveState({ value: status as string, context: undefined })
      if (!snapshot.can({ type: step })) return undefined
      const [after] = transition(machine, snapshot, { type: step })
      return after.value as Status
    },
    steps: status => (Object.hasOwn(states, status) ? (Object.keys(states[status]) as Step[]) : []),
  }
}
