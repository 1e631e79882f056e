/**
 * The item a key leads to in a menu: arrows go round, a letter leads to the next item that begins with it.
 * @param now index of the focused item, -1 for none
 */
export function menuIndexForKey(key: string, now: number, labels: readonly string[]): number | undefined {
  const count = labels.length
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (now + 1) % count
    case 'ArrowUp':
      return (Math.max(now, 0) - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
  }
  if ([...key].length !== 1 || key === ' ') return undefined
  const letter = key.toLowerCase()
  const order = labels.map((_, step) => (now + 1 + step) % count)
  return order.find(index => labels[index]?.trim().toLowerCase().startsWith(letter))
}
