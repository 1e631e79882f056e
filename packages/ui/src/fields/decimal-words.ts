import type { Words } from '../language/ui-language.tsx'
import type { DecimalProblem } from './decimal-input.ts'

/** What to say about each problem of a number. */
export const decimalWords: Words<(problem: DecimalProblem) => string> = {
  ja: problem => {
    if (problem.code === 'notANumber') return '数値を入力してください'
    if (problem.code === 'tooSmall') return `${problem.limit} 以上で入力してください`
    if (problem.code === 'tooLarge') return `${problem.limit} 以下で入力してください`
    return problem.limit === '0' ? '整数で入力してください' : `小数点以下は ${problem.limit} 桁までです`
  },
  en: problem => {
    if (problem.code === 'notANumber') return 'Enter a number'
    if (problem.code === 'tooSmall') return `Must be ${problem.limit} or more`
    if (problem.code === 'tooLarge') return `Must be ${problem.limit} or less`
    return problem.limit === '0' ? 'Enter a whole number' : `At most ${problem.limit} decimal places`
  },
}
