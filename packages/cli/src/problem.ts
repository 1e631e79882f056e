import type { Finding } from './portal/deploy-messages.ts'

/** How a command ends: 0 done, 1 refused or failed, 2 wrong usage or set-up, 3 the portal does not answer. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Why a command ends without having done its work, told so that its reader knows what to do next. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly exitCode: ExitCode
  /** What to do next; one line, or empty. */
  readonly advice: string
  /** The portal's code for it (errors.ts of contracts), or empty. */
  readonly code: string
  /** What does not resolve where, when that is why. */
  readonly findings: readonly Finding[]

  constructor(
    exitCode: ExitCode,
    message: string,
    advice = '',
    { code = '', findings = [] }: { code?: string; findings?: readonly Finding[] } = {},
  ) {
    super(message)
    this.exitCode = exitCode
    this.advice = advice
    this.code = code
    this.findings = findings
  }
}

/** Something that is wrong with how the command was called or with the folder it was given. */
export function wrongUsage(message: string, advice = ''): Problem {
  return new Problem(EXIT.usage, message, advice)
}
