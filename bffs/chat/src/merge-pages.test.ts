import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergePages, type Position, type SourcePage } from './merge-pages.ts'

/** A source that answers `limit` at a time; the cursor is the index to go on from. */
function ask(all: readonly number[], from: Position, limit: number): SourcePage<number> {
  const start = Number(from.cursor || 0)
  const end = start + limit
  return { from, items: all.slice(start, end), next: end < all.length ? String(end) : '' }
}

test('page by page everything of every source comes once, in the order of the whole', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 7 }), (a, b, limit) => {
      const sources: Record<string, number[]> = {
        channel: a.toSorted((x, y) => y - x),
        chat: b.toSorted((x, y) => y - x),
      }
      let positions: Record<string, Position> = { channel: { cursor: '', skip: 0 }, chat: { cursor: '', skip: 0 } }
      const seen: number[] = []
      for (let pages = 0; Object.keys(positions).length > 0; pages += 1) {
        expect(pages).toBeLessThanOrEqual(a.length + b.length + 1)
        const answers = Object.fromEntries(
          Object.entries(positions).map(([name, from]) => [name, ask(sources[name] ?? [], from, limit)]),
        )
        const merged = mergePages(answers, (x, y) => x > y, limit)
        expect(merged.items.length).toBeLessThanOrEqual(limit)
        seen.push(...merged.items)
        positions = merged.positions
      }
      expect(seen).toEqual([...a, ...b].toSorted((x, y) => y - x))
    }),
  )
})
