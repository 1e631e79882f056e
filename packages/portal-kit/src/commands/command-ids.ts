/** Gives a command its id, and the same one again while nobody knows whether it was carried out. */
export interface CommandIds {
  /** The id to send this input with. */
  idFor(input: unknown): string
  /** No answer came for this input: the same input, sent again, is the same command. */
  keep(input: unknown): void
  /** An answer came: the next one is a new command. */
  settle(): void
}

/** Ids for the commands of one button or form. */
export function createCommandIds(newId: () => string = () => crypto.randomUUID()): CommandIds {
  let current: { input: string; id: string } | undefined
  let unanswered = false
  return {
    idFor(input) {
      const text = JSON.stringify(input)
      if (!(unanswered && current?.input === text)) current = { input: text, id: newId() }
      unanswered = false
      return current?.id ?? newId()
    },
    keep(input) {
      unanswered = current?.input === JSON.stringify(input)
    },
    settle() {
      current = undefined
      unanswered = false
    },
  }
}
