/** Loaded before a program (`--expose-gc --import`): answers its parent's question `held`. */

/** What a process holds, in bytes. */
export interface HeldMemory {
  /** Objects and buffers as V8 counts them, after everything that nobody needs was thrown away. */
  used: number
  /** As the system counts it: with what V8 and the allocator keep for later. */
  resident: number
}

process.on('message', said => {
  if (said !== 'held') return
  // As if memory had run out: pages that hold nothing any more go back to the system, too.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ used: heapUsed + external, resident: rss } satisfies HeldMemory)
})
