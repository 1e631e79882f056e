import { errorMessage } from '@torrent/contracts/errors'
import type { TorrentError } from '../errors/torrent-error.ts'
import { useLanguage } from '../host/use-host.ts'

/** What is wrong with one field: a code of the error registry, and its parameters. */
export interface FieldProblem {
  code: string
  params?: Readonly<Record<string, string>>
}

/** What is wrong with a form, by field as the form names it: `subject`, `lines.<line id>.quantity`. */
export type FieldProblems = Readonly<Record<string, FieldProblem>>

/** What the service refused, at the field it named; nothing when it named none. */
export function problemOf(error: TorrentError | undefined, fieldOf: (field: string) => string): FieldProblems {
  return error?.field ? { [fieldOf(error.field)]: { code: error.code, params: error.params } } : {}
}

/** The message at a field, in the person's language. */
export function useProblemTexts(problems: FieldProblems): (field: string) => string | undefined {
  const language = useLanguage()
  return field => {
    const problem = problems[field]
    return problem && errorMessage(problem.code, language, problem.params)
  }
}
