import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { DescService } from '@bufbuild/protobuf'
import { type CallContext, type Client, connectGrpc, Refused } from '@torrent/service-kit'

/** Keeps compiled code between starts: a table of crashes starts many processes. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile/', import.meta.url))

/** One service in a process of its own, which a test may kill, let die at a crash point, and start again. */
export class ServiceProcess {
  readonly name: string
  /** How often it died by SIGKILL. */
  deaths = 0
  private readonly environment: Record<string, string>
  /** Free at the first start, kept afterwards: the others know the service by it. */
  address = '127.0.0.1:0'
  private child: ChildProcess | undefined
  /** Counts the starts that came to be ready. */
  private life = 0
  private up = false
  /** Crash points at which the next lives shall end. */
  private fates: string[] = []
  private readonly events = new EventEmitter().setMaxListeners(0)

  constructor(name: string, environment: Record<string, string>) {
    this.name = name
    this.environment = environment
  }

  /** Starts it, to die at each of these crash points in turn; after the last it lives on. Resolves when it is ready. */
  async start(fates: readonly string[] = []): Promise<void> {
    this.fates = [...fates]
    const ready = this.nextLife(this.life)
    this.launch()
    await ready
  }

  /** Kills it, and starts it again with other crash points ahead. */
  async restart(fates: readonly string[]): Promise<void> {
    await this.kill()
    await this.start(fates)
  }

  /** Kills it as a power cut would. */
  async kill(): Promise<void> {
    this.fates = []
    await this.end(child => child.kill('SIGKILL'))
    this.deaths += 1
  }

  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null> {
    return this.end(child => child.kill('SIGTERM'))
  }

  /** Leaves it as a parent does that dies; answers its exit code. */
  abandon(): Promise<number | null> {
    return this.end(child => child.disconnect())
  }

  private async end(because: (child: ChildProcess) => void): Promise<number | null> {
    const { child } = this
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null
    child.removeAllListeners('exit')
    this.up = false
    const gone = once(child, 'exit')
    because(child)
    const [code] = await gone
    return code
  }

  /** True while crash points are left at which it has not died yet. */
  get doomed(): boolean {
    return this.fates.length > 0
  }

  /** A client that waits for the service's next life, and asks again, when it is gone. Give only what may be repeated. */
  client<Desc extends DescService>(contract: Desc): Client<Desc> {
    let connection: { life: number; client: Client<Desc> & { close(): void } } | undefined
    const current = () => {
      if (connection?.life !== this.life) {
        connection?.client.close()
        connection = { life: this.life, client: connectGrpc(contract, this.address) }
      }
      return connection
    }
    const methods = contract.methods.map(({ localName }) => {
      const call = async (request: object, context: CallContext): Promise<unknown> => {
        for (;;) {
          await this.nextLife(0)
          const { life, client } = current()
          try {
            return await (client as unknown as Record<string, typeof call>)[localName]?.(request, context)
          } catch (error) {
            if (!(error instanceof Refused) || error.code !== 'unavailable') throw error
            // Gone, or back and not reached yet.
            await Promise.race([this.nextLife(life), setTimeout(50)])
          }
        }
      }
      return [localName, call]
    })
    return Object.fromEntries(methods) as Client<Desc>
  }

  /** Resolves when a life after this one is ready. */
  private async nextLife(after: number): Promise<void> {
    while (!this.up || this.life <= after) await once(this.events, 'ready')
  }

  private launch(): void {
    const fate = this.fates[0]
    const child = fork(fileURLToPath(new URL(`../${this.name}.ts`, import.meta.url)), {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: COMPILE_CACHE,
        TORRENT_GRPC_ADDRESS: this.address,
        TORRENT_HTTP_ADDRESS: this.address,
        // One that answers both ways needs another address for one of them.
        ...this.environment,
        ...(fate === undefined ? {} : { TORRENT_CRASH_AT: fate }),
      },
    })
    this.child = child
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', line => {
        said.push(line)
        const ready = new RegExp(`^${this.name} is ready on (\\S+)$`).exec(line)
        if (!ready?.[1]) return
        this.address = ready[1]
        this.life += 1
        this.up = true
        this.events.emit('ready')
      })
    }
    child.on('exit', (code, signal) => {
      this.up = false
      if (signal !== 'SIGKILL') {
        this.events.emit('error', new Error(`${this.name} ended by itself (${code ?? signal}):\n${said.join('\n')}`))
        return
      }
      this.deaths += 1
      this.fates.shift()
      this.launch()
    })
  }
}
