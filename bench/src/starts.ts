import { startPortal } from '@torrent/e2e-kit'
import { type Figure, median, ms } from './figures.ts'

const ROUNDS = 3

/** From starting the process to the first sign-in being possible: with an empty data folder, and with data. */
export async function startTimes(): Promise<Figure[]> {
  const [first, again]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    const portal = await startPortal()
    first.push(performance.now() - begun)
    await portal.stop()
    const restarted = performance.now()
    await portal.start()
    again.push(performance.now() - restarted)
    await portal.dispose()
  }
  return [
    { name: 'first start to ready (empty data folder)', value: ms(median(first)) },
    { name: 'start to ready with data', value: ms(median(again)), aim: '≤ 6 s' },
  ]
}
