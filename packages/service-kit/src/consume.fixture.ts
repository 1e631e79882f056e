// A process that reads the topic `t` of a broker (its URL is the argument) and prints the id of what it handles.
import { openPostgresBroker } from './broker-postgres.ts'

const broker = await openPostgresBroker(process.argv[2] ?? '')
await broker.subscribe({
  group: 'g',
  topics: ['t'],
  handle: async ({ message }) => {
    process.stdout.write(`${message.id}\n`)
    return undefined
  },
})
process.once('SIGTERM', () => void broker.close())
