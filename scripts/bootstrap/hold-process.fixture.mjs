/** Run as a process of its own by the tests, to be killed: runs the given script in a tied process. */
import { startTied, stopTogether } from './processes.mjs'

const [script = '', grace = '15'] = process.argv.slice(2)
stopTogether()
process.exitCode = await startTied(process.execPath, ['-e', script], { show: true, grace: Number(grace) }).ended
