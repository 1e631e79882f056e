import { runFaults } from '@torrent/bench/chat-faults'
import { expect, startPortal, test } from '@torrent/e2e-kit'

/** `npm run bench -- chat-faults` does the same with 10,000 messages, 200 broken connections and five deaths. */
const PLAN = { messages: 1_500, senders: 50, disconnects: 60, kills: 2 }

test('connections break, answers get lost and the portal dies: every message is there once, in one order for all', async () => {
  test.slow()
  const portal = await startPortal()
  try {
    const outcome = await runFaults(portal, PLAN)
    expect(outcome).toMatchObject({ sent: PLAN.messages, lost: 0, doubled: 0, orders: 1, outOfTurn: 0 })
    // It was as bad as it was meant to be.
    expect(outcome.connections).toBeGreaterThan(PLAN.senders * PLAN.kills + PLAN.disconnects / 2)
    expect(outcome.resent).toBeGreaterThan(0)
  } finally {
    await portal.dispose()
  }
})
