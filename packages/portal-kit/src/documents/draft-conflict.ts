/** Unsaved work on a document, with the version it was begun from. */
export interface VersionedDraft {
  baseVersion: number
}

/** A field between whose versions a person can choose. */
export interface ConflictField<T> {
  key: keyof T & string
  /** What counts of it; the whole value when absent. */
  compare?: (value: T) => unknown
}

/** The fields in which two versions differ. */
export function differingFields<T, F extends ConflictField<T>>(fields: readonly F[], mine: T, theirs: T): F[] {
  return fields.filter(({ key, compare = value => value[key] }) => {
    return JSON.stringify(compare(mine)) !== JSON.stringify(compare(theirs))
  })
}

/** My version with the chosen fields of theirs, as a change of their version. */
export function mergedDraft<T extends VersionedDraft>(
  fields: readonly (keyof T & string)[],
  mine: T,
  theirs: T,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): T {
  const taken = fields.filter(field => choices[field] === 'theirs').map(field => [field, theirs[field]])
  return { ...mine, ...Object.fromEntries(taken), baseVersion: theirs.baseVersion }
}
