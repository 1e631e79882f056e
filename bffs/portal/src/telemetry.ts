import { procedure, router } from '@torrent/bff-kit'
import { z } from 'zod'

/** What a page measured of a micro-frontend's release; nothing of the person, and nothing in words. */
const measurement = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid'),
  version: z.string().regex(/^[0-9A-Za-z.-]{1,64}$/, 'invalid'),
  kind: z.enum(['view', 'error', 'load_failure', 'lcp', 'inp', 'cls', 'fcp', 'ttfb']),
  /** Milliseconds; for cls thousandths; 1 for what is counted. */
  value: z.int().min(0).max(3_600_000),
})

export const telemetryRouter = router({
  /** A page sends a batch when it is idle or left; it never hears of it again. */
  report: procedure('portal.use')
    .input(z.strictObject({ measurements: z.array(measurement).min(1).max(50) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.clients.telemetry.reportMeasurements(input, ctx.call)
    }),
})
