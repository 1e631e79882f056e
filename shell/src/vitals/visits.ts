/** Which address of the portal was shown when. */
export interface Visits {
  /** From now on this one. */
  enter(pathname: string, at: number): void
  /** The address shown at a moment, in milliseconds since the page began to load. */
  at(time: number): string
}

/** @param first the address that the page was loaded with */
export function createVisits(first: string): Visits {
  const entries: { pathname: string; since: number }[] = [{ pathname: first, since: 0 }]
  return {
    enter: (pathname, since) => void entries.push({ pathname, since }),
    at: time => (entries.findLast(({ since }) => since <= time) ?? { pathname: first }).pathname,
  }
}
