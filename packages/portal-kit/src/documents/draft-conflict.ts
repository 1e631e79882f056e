/** Unsaved work on a document, with the version it was begun from. */
export interface VersionedDraft {
  baseVersion: number
}

/** The fields in which two versions differ. */
export function differingFields<T, K extends keyof T>(fields: readonly K[], mine: T, theirs: T): K[] {
  return fields.filter(field => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]))
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
