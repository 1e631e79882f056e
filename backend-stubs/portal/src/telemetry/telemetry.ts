import { TelemetryService } from '@torrent/contracts/releases'
import type { Principal } from '@torrent/policy'
import { bucketOf } from '@torrent/release'
import { type Mounted, mount, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { mayHave } from '../placements/canaries.ts'
import { readPlacements } from '../placements/placement-rows.ts'
import type { PortalContext } from '../portal-context.ts'
import { type Origin, originOf } from './attribution.ts'
import { CanaryGuard, type CanaryGuardOptions } from './canary-guard.ts'
import { type Measurement, requireMeasurements } from './measurement.ts'
import { addMeasurements, forgetOldMeasurements } from './measurement-rows.ts'
import { DEFAULT_WEIGHTS, PersonWeight, type Weights } from './person-weight.ts'

export interface TelemetryOptions extends CanaryGuardOptions {
  /** How much one person may say. */
  weights?: Partial<Weights> | undefined
}

export interface Telemetry {
  serves: Mounted
  /** Looks at the canaries: something may have been measured just before the last stop. */
  start(): Promise<void>
  stop(): Promise<void>
  /** How all canaries are. */
  health: CanaryGuard['health']
}

/** What pages measure, and the guard that ends a canary by it. */
export function createTelemetry(context: PortalContext, options: TelemetryOptions = {}): Telemetry {
  const guard = new CanaryGuard(context, options)
  const weight = new PersonWeight({ ...DEFAULT_WEIGHTS, ...options.weights })

  async function report(principal: Principal, measurements: readonly Measurement[]): Promise<void> {
    const { tenant, subject } = principal
    const counted = await context.transaction(async tx => {
      const origins = await originsOf(tx, principal, measurements)
      const attributed = measurements.flatMap(each => {
        const origin = origins.get(keyOf(each))
        return origin && weight.counts(tenant, subject, each) ? [{ ...each, tenant, origin }] : []
      })
      await addMeasurements(tx, attributed)
      return attributed
    })
    for (const { name, origin } of counted)
      if (origin.trial !== '') guard.wake({ tenant, channel: origin.channel, name })
  }

  /** By release; one that this person cannot have is left out. */
  async function originsOf(tx: Transaction, { tenant, subject }: Principal, measurements: readonly Measurement[]) {
    const [member] = await rows<{ channel: string }>(
      tx,
      sql`select channel from channel_members where tenant = ${tenant} and member = ${subject}`,
    )
    const bucket = bucketOf(context.secrets.bucketSalt, tenant, subject)
    const reporter = { tenant, channel: member?.channel ?? 'stable', bucket }
    const placements = await readPlacements(tx, tenant)
    const origins = new Map<string, Origin>()
    for (const release of new Map(measurements.map(each => [keyOf(each), each])).values()) {
      const origin = originOf(placements, reporter, release)
      if (!origin || (origin.isPast && !(await mayHave(tx, tenant, release.name, release.version)))) continue
      origins.set(keyOf(release), origin)
    }
    return origins
  }

  return {
    serves: mount(TelemetryService, {
      async reportMeasurements({ measurements }, { principal }) {
        await report(principal, requireMeasurements(measurements))
        return {}
      },
    }),
    async start() {
      await context.transaction(forgetOldMeasurements)
      await guard.lookAtAll()
    },
    stop: () => guard.stop(),
    health: () => guard.health(),
  }
}

function keyOf({ name, version }: Pick<Measurement, 'name' | 'version'>): string {
  return `${name}@${version}`
}
