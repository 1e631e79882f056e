import { z } from 'zod'
import type { TelemetryOptions } from './telemetry.ts'

const many = z.int().min(1)

const schema = z.strictObject({
  minimumViews: many.optional(),
  minimumVitals: many.optional(),
  minimumEvents: many.optional(),
  rateRatio: z.number().min(1).optional(),
  rateMargin: z.number().min(0).max(1).optional(),
  vitalRatio: z.number().min(1).optional(),
  lcpMargin: z.number().min(0).optional(),
  inpMargin: z.number().min(0).optional(),
  clsMargin: z.number().min(0).optional(),
  significance: z.number().gt(0).max(0.5).optional(),
  /** How much of each kind one person may say of a release within an hour. */
  perPerson: z
    .strictObject({
      view: many,
      error: many,
      load_failure: many,
      lcp: many,
      inp: many,
      cls: many,
      fcp: many,
      ttfb: many,
    })
    .partial()
    .optional(),
})

/**
 * Reads the setting `TORRENT_CANARY`: when a canary is ended, as JSON of the limits of `CanaryLimits` and `perPerson`,
 * for portals with so few people that the usual minimum is never reached. Undefined leaves everything as it is. Throws
 * when it is not in its form.
 */
export function telemetrySetting(text: string | undefined): TelemetryOptions {
  if (text === undefined || text === '') return {}
  const { perPerson, ...limits } = schema.parse(JSON.parse(text))
  return { limits: defined(limits), ...(perPerson && { weights: defined(perPerson) }) }
}

/** Without what is undefined, which would take the place of the usual value. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
