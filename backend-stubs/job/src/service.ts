import { type Job, JobService } from '@torrent/contracts/job'
import {
  type Caller,
  crashPoint,
  type Database,
  type Implementation,
  isUuid,
  log,
  mount,
  openDatabase,
  Refused,
  type Relay,
  requireLimit,
  requireUuid,
  type Service,
  startRelay,
  topicOf,
} from '@torrent/service-kit'
import { acceptJob } from './accept-job.ts'
import { readCommand } from './command.ts'
import { deleteEnded, findJob, listJobs } from './job-store.ts'
import { takeReport } from './reports.ts'
import { Waiters } from './waiters.ts'

export interface JobServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
}

/** How long an ended job is kept. */
const KEEP_DAYS = 7
const SWEEP_MS = 3_600_000

/** Jobs: accepts commands and sends them, hears the services' reports, tells those who wait. */
export async function createJobService({ url }: JobServiceDependencies): Promise<Service> {
  const migrations = new URL('../migrations/', import.meta.url)
  const database = await openDatabase({ name: 'job', url, tenancy: 'rows', publishes: true, migrations })
  const waiters = new Waiters()
  const tenants = new Set<string>()
  let relay: Relay | undefined
  let sweeping: ReturnType<typeof setInterval> | undefined

  async function sweep(): Promise<void> {
    for (const tenant of tenants) await database.tenant(tenant).transaction(tx => deleteEnded(tx, KEEP_DAYS))
  }

  return {
    name: 'job',
    serves: [mount(JobService, implementation(database, waiters))],
    async provision(tenant) {
      await database.provision(tenant)
      tenants.add(tenant)
    },
    async start(broker) {
      relay = await startRelay(url, broker)
      await broker.subscribe({
        group: 'job.reports',
        topics: [topicOf('job')],
        handle: delivery =>
          takeReport(database, delivery, (tenant, job) => waiters.changed(keyOf(tenant, job.id), job)),
      })
      const trySweep = () => {
        sweep().catch(error => log.warn({ error: String(error) }, 'old jobs could not be deleted'))
      }
      trySweep()
      sweeping = setInterval(trySweep, SWEEP_MS)
      sweeping.unref()
    },
    async stop() {
      clearInterval(sweeping)
      await relay?.stop()
      await database.close()
    },
  }
}

function implementation(database: Database, waiters: Waiters): Implementation<typeof JobService> {
  /** Refused: `not_found`, for another person's job too. */
  async function own(id: string, { principal }: Caller): Promise<Job> {
    const { tenant, subject } = principal
    const job = isUuid(id) && (await database.tenant(tenant).transaction(tx => findJob(tx, subject, id)))
    if (!job) throw new Refused('not_found', 'id')
    return job
  }

  return {
    async startJob({ commandId, command: any }, caller) {
      const command = readCommand(any, caller.principal)
      const job = await acceptJob(database, caller, requireUuid(commandId, 'commandId'), command)
      crashPoint('job.accepted')
      return job
    },
    getJob: ({ id }, caller) => own(id, caller),
    async waitForJob({ id, timeoutMs }, caller) {
      if (!(timeoutMs >= 1 && timeoutMs <= 10_000)) throw new Refused('invalid', 'timeoutMs')
      return waiters.untilEnded(keyOf(caller.principal.tenant, id), timeoutMs, () => own(id, caller))
    },
    async listJobs({ limit }, { principal }) {
      const most = requireLimit(limit, 20)
      const { tenant, subject } = principal
      return { jobs: await database.tenant(tenant).transaction(tx => listJobs(tx, subject, most)) }
    },
  }
}

function keyOf(tenant: string, jobId: string): string {
  return `${tenant} ${jobId}`
}
