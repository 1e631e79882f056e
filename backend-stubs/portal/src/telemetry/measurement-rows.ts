import { bucketOfValue } from '@torrent/release'
import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import type { Origin } from './attribution.ts'
import { isCounted, type Measurement } from './measurement.ts'

export interface AttributedMeasurement extends Measurement {
  tenant: string
  origin: Origin
}

/** Adds them to what was measured in this hour. */
export async function addMeasurements(tx: Transaction, measurements: readonly AttributedMeasurement[]): Promise<void> {
  const sums = new Map<string, { times: number; row: Record<string, string | number> }>()
  for (const { tenant, origin, name, version, kind, value } of measurements) {
    const bucket = isCounted(kind) ? 0 : bucketOfValue(value)
    const row = { tenant, channel: origin.channel, name, version, trial: origin.trial, kind, bucket }
    const key = JSON.stringify(row)
    sums.set(key, { row, times: (sums.get(key)?.times ?? 0) + 1 })
  }
  if (sums.size === 0) return
  // In one order for all, so that no two of them wait for each other.
  const sorted = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { row, times }]) => ({ ...row, times }))
  await tx.execute(sql`
    insert into measurements as m (tenant, channel, name, version, trial, kind, bucket, times, hour)
    select tenant, channel, name, version, trial, kind, bucket, times, date_trunc('hour', now())
    from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb) as added (tenant text, channel text, name text, version text,
      trial text, kind text, bucket int, times int)
    on conflict (tenant, name, channel, trial, version, kind, bucket, hour) do update set times = m.times + excluded.times`)
}

export interface Measured {
  version: string
  kind: string
  bucket: number
  times: number
}

/** All that was measured in one trial. */
export function readTrial(
  tx: Transaction,
  { tenant, channel, name, trial }: { tenant: string; channel: string; name: string; trial: string },
): Promise<Measured[]> {
  return rows<Measured>(
    tx,
    sql`select version, kind, bucket, sum(times)::float8 as times from measurements
      where tenant = ${tenant} and name = ${name} and channel = ${channel} and trial = ${trial}
      group by version, kind, bucket`,
  )
}

/** A quarter is enough to look back. */
const KEPT = '90 days'

/** Forgets what is older than that. */
export async function forgetOldMeasurements(tx: Transaction): Promise<void> {
  await tx.execute(sql`delete from measurements where hour < now() - ${KEPT}::interval`)
}
