import type { Page } from 'playwright'

/** How far away the portal is, and how fast the person's machine. */
export interface Line {
  name: 'slow' | 'fast'
  /** Milliseconds from a request to its answer. */
  latency: number
  /** Bits a second in each direction; 0 for as fast as it goes. */
  throughput: number
  /** How many times slower than this machine. */
  slowdown: number
}

export const SLOW: Line = { name: 'slow', latency: 150, throughput: 1_600_000, slowdown: 4 }
export const FAST: Line = { name: 'fast', latency: 0, throughput: 0, slowdown: 1 }

/** Puts a page behind a line. */
export async function putBehind(page: Page, { latency, throughput, slowdown }: Line): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const bytes = throughput === 0 ? -1 : throughput / 8
  const conditions = { offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes }
  await session.send('Network.emulateNetworkConditions', conditions)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}
