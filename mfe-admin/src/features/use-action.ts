import { useMutation } from '@tanstack/react-query'
import { type TorrentError, toTorrentError, useHost } from '@torrent/portal-kit'

/** A mutation of the BFF. */
export interface ActionProcedure<Input, Output> {
  '~types': { input: Input; output: Output }
  mutationOptions(): object
}

export interface ActionOptions<Output> {
  /** Told to the person when it succeeded, in their language. */
  done?: string | ((output: Output) => string | undefined)
  onDone?: (output: Output) => void
  onFailed?: (error: TorrentError) => void
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

/** Does something to releases and fetches again what this page shows of them, whether it succeeded or not. */
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
      void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.kinds?.includes('release') ?? false })
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
