import { type Action, type ActionOptions, type ActionProcedure, useAction } from '@torrent/portal-kit'

/** Does something to releases and fetches again what this page shows of them. */
export function useReleaseAction<Input, Output>(
  procedure: ActionProcedure<Input, Output>,
  options: ActionOptions<Output> = {},
): Action<Input, Output> {
  return useAction(procedure, { kinds: ['release'], ...options })
}
