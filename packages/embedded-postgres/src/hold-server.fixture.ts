import { startPostgres } from './start.ts'

/** Run as a process of its own by the tests, to be killed: starts the server of the folder in argv and prints its address. */
const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: hold-server.fixture.ts <data folder>')
const server = await startPostgres({ dataDir, settings: { fsync: 'off' } })
process.stdout.write(`${server.url('postgres')}\n`)
