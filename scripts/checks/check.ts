/** Something that went wrong, told so that one can act on it. */
export interface Failure {
  title: string
  detail: string
}

/** What a check found. Each of its tests counts; a check that is one command counts as one. */
export interface Outcome {
  passed: number
  skipped: number
  failures: readonly Failure[]
}

/** One step of `npm test`. */
export interface Check {
  /** As given to `--only`. */
  name: string
  /** What it makes sure of, for the person who reads the summary. */
  title: string
  /** How many processor cores it keeps busy. */
  cores: 1 | 2
  /** Checks that must have passed before this one makes sense. */
  needs?: readonly string[]
  /** `extra`: further arguments for the tool, from the command line. */
  run(extra: readonly string[]): Promise<Outcome>
}

export const PASSED: Outcome = { passed: 1, skipped: 0, failures: [] }

/** The outcome of a check that failed as a whole. */
export function failed(title: string, detail: string): Outcome {
  return { passed: 0, skipped: 0, failures: [{ title, detail }] }
}
