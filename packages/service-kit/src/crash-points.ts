/**
 * The points between two durable steps at which a test may kill the process. Each must be survived: after a restart
 * the platform continues every accepted command, and nothing is done twice.
 */
export const CRASH_POINTS = [
  'job.accepted',
  'relay.before-append',
  'relay.after-append',
  'consumer.before-handle',
  'command.before-commit',
  'command.after-commit',
  'consumer.before-offset',
  'saga.after-reply',
  'projection.before-commit',
  'projection.after-commit',
] as const

/** The same where a release is published: it is there wholly or not at all, and can be published again. */
export const PUBLISH_CRASH_POINTS = ['publish.files-complete', 'publish.before-rename', 'publish.after-rename'] as const

/** The same where an upload becomes a file: it can be completed again, and there is one file then. */
export const UPLOAD_CRASH_POINTS = ['upload.gathered', 'upload.before-commit', 'upload.after-commit'] as const

export type CrashPoint =
  | (typeof CRASH_POINTS)[number]
  | (typeof PUBLISH_CRASH_POINTS)[number]
  | (typeof UPLOAD_CRASH_POINTS)[number]

const [wanted, nth] = (process.env.TORRENT_CRASH_AT ?? '').split('#')
let passed = 0

/**
 * Kills this process (SIGKILL, as a power cut would) when `TORRENT_CRASH_AT` names this point; `name#3` means the
 * third time it is passed. Does nothing otherwise.
 */
export function crashPoint(point: CrashPoint): void {
  if (wanted !== point) return
  passed += 1
  if (passed === Number(nth ?? 1)) process.kill(process.pid, 'SIGKILL')
}
