import { median } from '../figures.ts'

/** Medians of what was measured in turn, in milliseconds, under the names of the sides. */
export type Medians<Side extends string> = Record<Side, number>

/**
 * Measures all sides one after the other, round after round, so that whatever else this machine does meets all of them.
 * The first round warms up and does not count.
 */
export async function inTurn<Side extends string>(
  sides: Readonly<Record<Side, () => Promise<number>>>,
  rounds: number,
): Promise<Medians<Side>> {
  const names = Object.keys(sides) as Side[]
  const samples = new Map<Side, number[]>(names.map(name => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    // The one that begins has a colder machine.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const sample = await sides[name]()
      if (round > 0) samples.get(name)?.push(sample)
    }
  }
  return Object.fromEntries(names.map(name => [name, median(samples.get(name) ?? [])])) as Medians<Side>
}
