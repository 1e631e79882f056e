/** How a command ends: 0 done, 1 refused or failed, 2 wrong usage or set-up, 3 the portal does not answer. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Why a command ends without having done its work, told so that its reader knows what to do next. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly exitCode: ExitCode
  /** What to do next; one line. */
  readonly advice: string
  /** For `--json`: what the portal answered. */
  readonly details: unknown

  constructor(exitCode: ExitCode, message: string, advice = '', details?: unknown) {
    super(message)
    this.exitCode = exitCode
    this.advice = advice
    this.details = details
  }
}

/** Something that is wrong with how the command was called or with the folder it was given. */
export function wrongUsage(message: string, advice = ''): Problem {
  return new Problem(EXIT.usage, message, advice)
}
