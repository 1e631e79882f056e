import { startPortal } from '@torrent/e2e-kit'
import { runFaults } from './chat/fault-run.ts'
import { print } from './figures.ts'

const PLAN = { messages: 10_000, senders: 50, disconnects: 200, kills: 5 }

/** Everything that may go wrong between 50 people who talk, at once. */
export async function benchChatFaults(): Promise<void> {
  const portal = await startPortal()
  try {
    const { sent, lost, doubled, orders, outOfTurn, resent, caughtUp, connections, seconds } = await runFaults(
      portal,
      PLAN,
    )
    print(`${PLAN.senders} senders, ${PLAN.disconnects} broken connections, the portal killed ${PLAN.kills} times`, [
      { name: 'messages sent', value: String(sent) },
      { name: 'lost', value: String(lost), aim: '0' },
      { name: 'doubled', value: String(doubled), aim: '0' },
      { name: 'different orders among all readers', value: String(orders), aim: '1' },
      { name: 'before an earlier one of the same sender', value: String(outOfTurn), aim: '0' },
      { name: 'messages sent again', value: String(resent) },
      { name: 'times that something missed was asked for', value: String(caughtUp) },
      { name: 'connections made', value: String(connections) },
      { name: 'time', value: `${seconds.toFixed(0)} s` },
    ])
    if (lost + doubled + outOfTurn > 0 || orders !== 1) process.exitCode = 1
  } finally {
    await portal.dispose()
  }
}
