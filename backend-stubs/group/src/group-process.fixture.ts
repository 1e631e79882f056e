import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openPostgresBroker } from '@torrent/service-kit'
import { createGroupService } from './service.ts'

/** Keeps compiled code between starts: a table of crashes starts many processes. */
const COMPILE_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/node-compile/', import.meta.url))

/** The group service in a process of its own, which dies where it is told to and is started again each time. */
export class GroupProcess {
  deaths = 0
  private readonly environment: Record<string, string>
  private fates: string[] = []
  private child: ChildProcess | undefined
  private stopping = false

  constructor(facts: { url: string; brokerUrl: string; tenant: string }) {
    this.environment = { GROUP_URL: facts.url, BROKER_URL: facts.brokerUrl, TENANT: facts.tenant }
  }

  /** Starts it anew, to die at each of these crash points (`name#pass`) in turn and then to live on. */
  async restart(fates: readonly string[] = []): Promise<void> {
    await this.stop()
    this.stopping = false
    this.fates = [...fates]
    await this.launch()
  }

  async stop(): Promise<void> {
    this.stopping = true
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  private async launch(): Promise<void> {
    const child = fork(fileURLToPath(import.meta.url), {
      env: {
        ...process.env,
        ...this.environment,
        NODE_COMPILE_CACHE: COMPILE_CACHE,
        TORRENT_LOG: 'silent',
        TORRENT_CRASH_AT: this.fates.shift() ?? '',
      },
      execArgv: [],
    })
    this.child = child
    child.once('exit', (_, signal) => {
      if (this.stopping || signal !== 'SIGKILL') return
      this.deaths += 1
      void this.launch()
    })
    // It may die before it is ready: at a message that waited for it.
    await Promise.race([once(child, 'message'), once(child, 'exit')])
  }
}

const { GROUP_URL, BROKER_URL, TENANT } = process.env
// This file is also what the process runs.
if (GROUP_URL && BROKER_URL && TENANT) {
  const service = await createGroupService({ url: GROUP_URL })
  await service.provision(TENANT)
  await service.start(await openPostgresBroker(BROKER_URL))
  process.send?.('ready')
  process.on('disconnect', () => process.exit())
}
