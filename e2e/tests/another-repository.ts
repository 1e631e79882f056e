import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs commands in a folder, as a person at a terminal does. */
export interface Shell {
  /** What the command prints. Rejects with it when the command fails. */
  run(command: string, ...args: string[]): Promise<string>
  /** What a command prints that has to fail. */
  refused(command: string, ...args: string[]): Promise<string>
  /** A command that goes on running. */
  start(environment: Record<string, string>, command: string, ...args: string[]): Running
  /** The same with more variables. */
  with(environment: Record<string, string>): Shell
}

export interface Running {
  /** Resolves when it has printed something of the form. */
  said(form: RegExp): Promise<RegExpExecArray>
  stop(): Promise<void>
}

/** npm tells what it runs about itself; another npm must not take that for its own settings. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:npm_|INIT_CWD$|NODE_ENV$|TORRENT_|PLAYWRIGHT_|TEST_)/.test(name),
    ),
  )
}

export function shellIn(folder: string, environment: Record<string, string> = {}): Shell {
  const env = { ...cleanEnvironment(), CHROMIUM_PATH: process.env.CHROMIUM_PATH, NO_COLOR: '1', ...environment }

  function begin(more: Record<string, string>, command: string, args: readonly string[]) {
    const child = spawn(command, args, { cwd: folder, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { text: '' }
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output.text += chunk.toString()
      })
    return { child, output }
  }

  async function end(command: string, args: readonly string[]) {
    const { child, output } = begin({}, command, args)
    const [code] = await once(child, 'close')
    return { code, text: output.text, what: `${[command, ...args].join(' ')} ended with ${code}:\n${output.text}` }
  }

  return {
    async run(command, ...args) {
      const { code, text, what } = await end(command, args)
      if (code !== 0) throw new Error(what)
      return text
    },
    async refused(command, ...args) {
      const { code, text, what } = await end(command, args)
      if (code === 0) throw new Error(`It was to fail. ${what}`)
      return text
    },
    start(more, command, ...args) {
      const { child, output } = begin(more, command, args)
      return { said: form => said(child, output, form), stop: () => stop(child) }
    },
    with: more => shellIn(folder, { ...environment, ...more }),
  }
}

async function said(child: ChildProcess, output: { text: string }, form: RegExp): Promise<RegExpExecArray> {
  const ended = once(child, 'close').then(() => {
    throw new Error(`It ended before it said ${form}:\n${output.text}`)
  })
  ended.catch(() => undefined)
  for (;;) {
    const found = form.exec(output.text)
    if (found) return found
    await Promise.race([once(child.stdout ?? child, 'data'), once(child.stderr ?? child, 'data'), ended])
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}
