import type { Message } from '../bff.ts'

/** The reactions of a message when a person has pressed one, and whether that sets it or takes it back. */
export function toggledReaction(
  reactions: Message['reactions'],
  emoji: string,
  me: { id: string; name: string },
): { reactions: Message['reactions']; on: boolean } {
  const reaction = reactions.find(each => each.emoji === emoji)
  if (!reaction) return { reactions: [...reactions, { emoji, people: [me] }], on: true }
  const others = reaction.people.filter(({ id }) => id !== me.id)
  const on = others.length === reaction.people.length
  const people = on ? [...others, me] : others
  const changed = reactions.map(each => (each.emoji === emoji ? { ...each, people } : each))
  return { reactions: changed.filter(each => each.people.length > 0), on }
}
