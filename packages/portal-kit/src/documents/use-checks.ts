import { useState } from 'react'
import type { Command } from '../commands/use-command.ts'
import { useLanguage } from '../host/use-host.ts'
import { type FieldProblems, problemOf } from './field-problems.ts'

export interface ChecksOptions {
  /** What is wrong now, as far as it can be told before anything is sent. The service decides again. */
  found: FieldProblems
  /** The command that saves. */
  saving: Pick<Command<never>, 'error' | 'reset'>
  /** The server's name of a field as the form names it. */
  fieldOf?: (field: string) => string
}

export interface Checks {
  /** For the fields: nothing before the first attempt to save, then what is wrong, and what the service refused. */
  problems: FieldProblems
  /** What the service said, for above the form. A conflict is not among it: it has a dialog of its own. */
  message: string | undefined
  /** Does it if nothing is wrong; else shows what is. */
  whenSound(act: () => void): void
}

/** Checks a form when it is saved, and from then on while it is being mended. */
export function useChecks({ found, saving, fieldOf = field => field }: ChecksOptions): Checks {
  const language = useLanguage()
  const [tried, setTried] = useState(false)
  const { error } = saving
  return {
    problems: { ...problemOf(error, fieldOf), ...(tried ? found : {}) },
    message: error === undefined || error.code === 'conflict' ? undefined : error.text(language),
    whenSound(act) {
      setTried(true)
      saving.reset()
      if (Object.keys(found).length === 0) act()
    },
  }
}
