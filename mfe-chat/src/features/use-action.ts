import { useMutation } from '@tanstack/react-query'
import { type TorrentError, toTorrentError, useHost } from '@torrent/portal-kit'

/** A mutation of the BFF that is no command. */
export interface ActionProcedure<Input, Output> {
  '~types': { input: Input; output: Output }
  mutationOptions(): object
}

export interface ActionOptions<Output> {
  /** Told to the person when it succeeded, in their language. */
  done?: string
  onDone?: (output: Output) => void
  /** Kinds of queries that are fetched again afterwards. */
  kinds?: readonly string[]
  /** A failure is shown where the person is looking, in `error`, and by no notice. */
  showsFailure?: boolean
}

export interface Action<Input> {
  run: (input: Input) => void
  running: boolean
  error: TorrentError | undefined
  /** Forgets the error. */
  reset: () => void
}

/** Does something at once, tells a failure in words and fetches again what it changed. */
export function useAction<Input, Output>(
  procedure: ActionProcedure<Input, Output>,
  options: ActionOptions<Output> = {},
): Action<Input> {
  const { notify, language, queryClient } = useHost()
  const { mutationFn } = procedure.mutationOptions() as { mutationFn: (input: Input) => Promise<Output> }
  const mutation = useMutation({
    mutationFn,
    retry: false,
    networkMode: 'always',
    onSuccess(output) {
      if (options.done !== undefined) notify({ tone: 'success', message: options.done })
      options.onDone?.(output)
    },
    onError(failure) {
      if (!options.showsFailure) notify({ tone: 'danger', message: toTorrentError(failure).text(language) })
    },
    onSettled: () => {
      const { kinds = [] } = options
      if (kinds.length === 0) return
      void queryClient.invalidateQueries({
        predicate: ({ meta }) => meta?.kinds?.some(kind => kinds.includes(kind)) ?? false,
      })
    },
  })
  return {
    run: input => mutation.mutate(input),
    running: mutation.isPending,
    error: mutation.error ? toTorrentError(mutation.error) : undefined,
    reset: mutation.reset,
  }
}
