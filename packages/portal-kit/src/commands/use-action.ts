import { useMutation } from '@tanstack/react-query'
import { type TorrentError, toTorrentError } from '../errors/torrent-error.ts'
import { useHost } from '../host/use-host.ts'
import { invalidateKinds } from '../live/live-queries.ts'

/** A mutation of a BFF that is no command: it answers with what it did, and no job follows. */
export interface ActionProcedure<Input, Output> {
  '~types': { input: Input; output: Output }
  mutationOptions(): object
}

export interface ActionOptions<Output> {
  /** Told to the person when it succeeded, in their language. */
  done?: string | ((output: Output) => string | undefined)
  onDone?: (output: Output) => void
  onFailed?: (error: TorrentError) => void
  /** Kinds whose queries are fetched again afterwards, whether it succeeded or not. */
  kinds?: readonly string[]
  /** A failure is shown where the person is looking, in `error`, and by no notice. */
  showsFailure?: boolean
}

export interface Action<Input, Output> {
  run: (input: Input) => void
  running: boolean
  error: TorrentError | undefined
  /** What it answered, until it is run again or forgotten. */
  output: Output | undefined
  /** Forgets error and answer. */
  reset: () => void
}

/**
 * Does something at once, tells a failure in words and fetches again what it changed. What makes a job, or must survive
 * a repeated attempt, is a command: `useCommand`.
 */
export function useAction<Input, Output>(
  procedure: ActionProcedure<Input, Output>,
  options: ActionOptions<Output> = {},
): Action<Input, Output> {
  const { notify, language, queryClient } = useHost()
  const { mutationFn } = procedure.mutationOptions() as { mutationFn: (input: Input) => Promise<Output> }
  const mutation = useMutation({
    mutationFn,
    retry: false,
    networkMode: 'always',
    onSuccess(output) {
      const { done, onDone } = options
      const message = typeof done === 'function' ? done(output) : done
      if (message !== undefined) notify({ tone: 'success', message })
      onDone?.(output)
    },
    onError(failure) {
      const error = toTorrentError(failure)
      if (!options.showsFailure) notify({ tone: 'danger', message: error.text(language) })
      options.onFailed?.(error)
    },
    // Others see it by the realtime connection; who did it does not wait for that.
    onSettled: () => {
      if (options.kinds) void invalidateKinds(queryClient, options.kinds)
    },
  })
  return {
    run: input => mutation.mutate(input),
    running: mutation.isPending,
    error: mutation.error ? toTorrentError(mutation.error) : undefined,
    output: mutation.data,
    reset: mutation.reset,
  }
}
