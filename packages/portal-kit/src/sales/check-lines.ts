import { parsePercent, parsePrice, parseQuantity } from '@torrent/tax'
import type { FieldProblem, FieldProblems } from '../documents/field-problems.ts'
import { type DraftLine, isBlankLine } from './draft-line.ts'

/** What is wrong with the lines, as `lines.<line id>.<column>`. Blank lines are not saved and so never wrong. */
export function checkLines(lines: readonly DraftLine[]): FieldProblems {
  const problems: Record<string, FieldProblem> = {}
  for (const line of lines) {
    if (isBlankLine(line)) continue
    const field = (name: string) => `lines.${line.id}.${name}`
    if (line.itemId === '' && line.description.trim() === '') problems[field('description')] = { code: 'required' }
    const quantity = parseQuantity(line.quantity)
    if (!quantity.ok) problems[field('quantity')] = { code: quantity.code }
    const price = parsePrice(line.unitPrice)
    if (!price.ok) problems[field('unitPrice')] = { code: price.code }
    const discount = parsePercent(line.discountPercent)
    if (!discount.ok) problems[field('discountPercent')] = { code: discount.code }
  }
  return problems
}

/** The server's name of a line's field (`lines[0].quantity`) as the form names it. Blank lines were not sent. */
export function lineFieldOf(path: string, lines: readonly DraftLine[]): string {
  const [, index, name] = /^lines\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  const line = lines.filter(candidate => !isBlankLine(candidate))[Number(index)]
  return line ? `lines.${line.id}.${name === 'itemId' ? 'description' : name}` : path
}

/** Problems of lines by line id and column, as the line editor takes them. */
export function byLine(
  problems: FieldProblems,
  textOf: (field: string) => string | undefined,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const found: Record<string, Record<string, string>> = {}
  for (const field of Object.keys(problems)) {
    const [group, line, column] = field.split('.')
    const message = textOf(field)
    if (group !== 'lines' || line === undefined || column === undefined || message === undefined) continue
    found[line] = { ...found[line], [column]: message }
  }
  return found
}
