import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { withToken } from '../portal/deploy-api.ts'
import { keepToken } from '../portal/deploy-token.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import type { Terminal } from '../terminal.ts'

interface WhoAmI {
  name: string
  tenant: string
  rights: string[]
  names: string[]
}

/** `torrent login`: keeps a token for a portal, after the portal has recognised it. */
export async function login({ portal }: { portal: string }, terminal: Terminal): Promise<ExitCode> {
  if (process.stdin.isTTY)
    terminal.err(`Token for ${portal} (made in the portal under Administration → Keys and tokens; it is not shown):`)
  const token = (await readLine()).trim()
  if (!/^trt_\S+$/.test(token)) throw wrongUsage('That is no token.', 'Paste it whole; it begins with trt_.')
  const { name, rights, names, tenant } = await withToken(portal, { token, from: 'what you have entered' }).get<WhoAmI>(
    '/whoami',
  )
  const path = await keepToken(portal, token)
  const reach = [
    rights.join(', '),
    names.length === 0 ? 'every micro-frontend' : names.join(', '),
    tenant || 'every tenant',
  ]
  terminal.out(`You are “${name}” at ${portal}: ${reach.join('; ')}.`)
  terminal.err(`Kept in ${path}, readable by you alone.`)
  return EXIT.done
}

/** One line of input; what is typed at a terminal does not appear there. Never taken from the arguments, which others see. */
function readLine(): Promise<string> {
  const { stdin } = process
  const muted = {
    ...(stdin.isTTY
      ? { terminal: true, output: new Writable({ write: (_chunk, _encoding, written) => written() }) }
      : {}),
  }
  const lines = createInterface({ input: stdin, ...muted })
  return new Promise(done => {
    lines.once('line', line => {
      done(line)
      lines.close()
    })
    lines.once('close', () => done(''))
  })
}
