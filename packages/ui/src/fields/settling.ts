const pending = new Set<Promise<unknown>>()

/** Keeps in mind that a typed text is being looked up: what it stands for is not known before that ends. */
export function settling(lookup: Promise<unknown>): void {
  const end = () => pending.delete(done)
  const done: Promise<unknown> = lookup.then(end, end)
  pending.add(done)
}

/**
 * Typed texts of which it is not known yet what they stand for: whoever types a code and presses Save means what the
 * code stands for, and not a form with a gap.
 * @returns resolves when all of them have been looked up; undefined when there is none
 */
export function choicesSettled(): Promise<unknown> | undefined {
  return pending.size === 0 ? undefined : Promise.all(pending)
}
