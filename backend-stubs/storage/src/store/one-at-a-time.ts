/** Runs what is done under the same name one after the other. */
export function oneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const next = (last.get(name) ?? Promise.resolve()).then(work)
    const done = next.then(
      () => undefined,
      () => undefined,
    )
    last.set(name, done)
    done.then(() => {
      if (last.get(name) === done) last.delete(name)
    })
    return next
  }
}
