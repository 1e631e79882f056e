/** How long an orderly stop may take before the process ends anyway. Below the launcher's 15 s. */
const STOP_WITHIN_MS = 12_000

/**
 * Resolves with the reason when this process is asked to stop: Ctrl-C, SIGTERM, the terminal closing, or, for a process
 * that was started with an IPC channel, the end of its parent. (What `npm start` runs gets SIGTERM in every case, the
 * death of the launcher included.) The caller then closes everything and lets the process end; one that takes longer
 * than 12 s is ended. Further signals are ignored meanwhile: one Ctrl-C arrives from several sides.
 */
export function untilAskedToStop(): Promise<string> {
  return new Promise(resolve => {
    const stop = (reason: string) => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
      resolve(reason)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
    if (!process.send) return
    if (process.connected) process.once('disconnect', () => stop('the parent process has ended'))
    else stop('the parent process has ended')
  })
}
