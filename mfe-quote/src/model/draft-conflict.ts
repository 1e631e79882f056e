import type { QuoteDraft } from './quote-draft.ts'

/** The parts of a quote between which a person chooses when two people changed it. */
export const CONFLICT_FIELDS = [
  'customer',
  'contact',
  'subject',
  'validUntil',
  'deliveryTerms',
  'deliveryPlace',
  'paymentTerms',
  'note',
  'lines',
] as const

export type ConflictField = (typeof CONFLICT_FIELDS)[number]

/** The parts in which two versions differ. */
export function differingFields(mine: QuoteDraft, theirs: QuoteDraft): ConflictField[] {
  return CONFLICT_FIELDS.filter(field => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]))
}

/** My version with the chosen parts of theirs, as a change of their version. */
export function merged(
  mine: QuoteDraft,
  theirs: QuoteDraft,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): QuoteDraft {
  const taken = CONFLICT_FIELDS.filter(field => choices[field] === 'theirs').map(field => [field, theirs[field]])
  return { ...mine, ...Object.fromEntries(taken), baseVersion: theirs.baseVersion }
}
