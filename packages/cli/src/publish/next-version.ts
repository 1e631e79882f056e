/** What a release is called when nobody says: the part that decides is the order of plain versions. */
type Plain = readonly [major: number, minor: number, patch: number]

/**
 * The version for a release that is published without naming one: that of its package.json, or, once that has been
 * published, the next patch after the highest version there is. Versions with a suffix, such as those that the portal
 * gives to builds of its checkout, do not count.
 */
export function nextVersion(published: readonly string[], packageVersion: string | undefined): string {
  const wanted = plain(packageVersion ?? '') ?? FIRST
  const highest = published
    .flatMap(version => [plain(version)].filter(each => each !== undefined))
    .toSorted(compare)
    .at(-1)
  if (highest === undefined || compare(wanted, highest) > 0) return wanted.join('.')
  const [major, minor, patch] = highest
  return [major, minor, patch + 1].join('.')
}

const FIRST: Plain = [0, 1, 0]

function plain(version: string): Plain | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? []
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

function compare(a: Plain, b: Plain): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
