import type { ActionProcedure } from '@torrent/portal-kit'

/** Calls a mutation of the BFF outside of components. */
export function callProcedure<Input, Output>(procedure: ActionProcedure<Input, Output>, input: Input): Promise<Output> {
  const { mutationFn } = procedure.mutationOptions() as { mutationFn: (input: Input) => Promise<Output> }
  return mutationFn(input)
}
