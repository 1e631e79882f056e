import { useMutation } from '@tanstack/react-query'
import { errors, isErrorCode } from '@torrent/contracts/errors'
import { useEffect, useRef, useState } from 'react'
import { seenWrites } from '../bff/seen-writes.ts'
import { type TorrentError, toTorrentError } from '../errors/torrent-error.ts'
import { getHost } from '../host/host.ts'
import { invalidateKinds } from '../live/live-queries.ts'
import { createCommandIds } from './command-ids.ts'
import type { CommandAnswer, CommandResult } from './job-outcome.ts'
import { runCommand } from './run-command.ts'

/** A mutation of a BFF that is a command: its input carries `commandId`, its answer is that of a job. */
export interface CommandProcedure<Input extends { commandId: string }> {
  '~types': { input: Input; output: CommandAnswer }
  mutationOptions(): object
}

export interface CommandOptions {
  /** Called when it succeeded, while the component is still shown; the result is known to this browser's queries. */
  onSucceeded?(result: CommandResult): void
  /** Called when it failed, while the component is still shown. */
  onFailed?(error: TorrentError): void
  /** Codes of failures that the screen shows in its own way, while it is shown: no notice says them once more. */
  handles?: readonly string[]
  /** Told to the person when it succeeded, in their language. */
  successMessage?: string | ((result: CommandResult) => string)
  /** Kinds whose lists it changes besides the kind of its result. */
  kinds?: readonly string[]
}

export interface Command<Input> {
  /** Runs it. Resolves when it ended; undefined when it failed, `error` says why. Does nothing while it is running. */
  run(input: Omit<Input, 'commandId'>): Promise<CommandResult | undefined>
  /** From `run` until the end. */
  running: boolean
  /** Running, and longer than a moment: the job centre shows its steps. */
  waiting: boolean
  error: TorrentError | undefined
  /** Forgets the error. */
  reset(): void
}

type Send = (input: object) => Promise<CommandAnswer>

/**
 * Sends commands to a BFF: makes the command's id and keeps it over repeated attempts, follows the job when it takes
 * longer, makes sure that the queries of this browser see the result, and fetches what it changed.
 * A failure that belongs to no field is shown as a notice; one that does is for the form, in `error`.
 *
 * ```tsx
 * const submit = useCommand(bff.submit, { successMessage: t('submitted') })
 * <Button loading={submit.running} onClick={() => submit.run({ id, version })}>{t('submit')}</Button>
 * ```
 */
export function useCommand<Input extends { commandId: string }>(
  procedure: CommandProcedure<Input>,
  options: CommandOptions = {},
): Command<Input> {
  const [ids] = useState(() => createCommandIds())
  const [waiting, setWaiting] = useState(false)
  const shown = useShown()
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const mutation = useMutation<CommandResult | undefined, TorrentError, Omit<Input, 'commandId'>>({
    mutationFn: input =>
      runCommand(ids, input, {
        send: commandId => sendOf(procedure)({ ...input, commandId }),
        follow: jobId => getHost().follow(jobId),
        onWaiting: () => setWaiting(true),
        pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
      }),
    retry: false,
    networkMode: 'always',
  })

  return {
    async run(input) {
      if (mutation.isPending) return undefined
      try {
        const result = await mutation.mutateAsync(input)
        if (result) succeeded(result, latest.current, shown.current)
        return result
      } catch (failure) {
        failed(toTorrentError(failure), latest.current, shown.current)
        return undefined
      } finally {
        setWaiting(false)
      }
    },
    running: mutation.isPending,
    waiting: mutation.isPending && waiting,
    error: mutation.error ? toTorrentError(mutation.error) : undefined,
    reset: mutation.reset,
  }
}

/** tRPC's options carry the function that sends; its type depends on the router and is known by `CommandProcedure`. */
function sendOf(procedure: { mutationOptions(): object }): Send {
  const { mutationFn } = procedure.mutationOptions() as { mutationFn?: Send }
  if (!mutationFn) throw new Error('Not a mutation of a BFF')
  return mutationFn
}

function succeeded(result: CommandResult, options: CommandOptions, shown: boolean): void {
  const host = getHost()
  seenWrites.remember(result)
  void invalidateKinds(host.queryClient, [result.kind, ...(options.kinds ?? [])])
  const { successMessage } = options
  const message = typeof successMessage === 'function' ? successMessage(result) : successMessage
  if (message !== undefined) host.notify({ tone: 'success', message })
  if (shown) options.onSucceeded?.(result)
}

function failed(error: TorrentError, options: CommandOptions, shown: boolean): void {
  const host = getHost()
  if (error.code === 'unauthenticated') host.sessionEnded()
  if (error.code === 'reload_required') host.screenRenewed()
  // It was refused for what things are like now: what this person sees is not that any more.
  if (isOutOfDate(error)) void host.queryClient.invalidateQueries({ refetchType: 'active' })
  const hasPlace = shown && (error.field !== undefined || options.handles?.includes(error.code))
  if (!hasPlace && error.code !== 'reload_required')
    host.notify({ tone: 'danger', message: error.text(host.language.get()) })
  if (shown) options.onFailed?.(error)
}

function isOutOfDate({ code }: TorrentError): boolean {
  return isErrorCode(code) && errors[code].status === 409
}

/** Whether the component is still there, for what happens after a wait. */
function useShown(): { readonly current: boolean } {
  const shown = useRef(false)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  return shown
}
