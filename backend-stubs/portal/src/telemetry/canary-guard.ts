import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CanaryHealthSchema } from '@torrent/contracts/releases'
import {
  type CanaryLimits,
  DEFAULT_CANARY_LIMITS,
  type Health,
  judge,
  percentile,
  type Verdict,
} from '@torrent/release'
import { log, type Transaction } from '@torrent/service-kit'
import { notify } from '../notifications/notify.ts'
import { abortCanary } from '../placements/canaries.ts'
import type { Placement } from '../placements/placement.ts'
import { readPlacements } from '../placements/placement-rows.ts'
import type { PortalContext } from '../portal-context.ts'
import { healthOf } from './health.ts'
import { readTrial } from './measurement-rows.ts'

export interface CanaryGuardOptions {
  limits?: Partial<CanaryLimits> | undefined
  /** Reports that come within so many milliseconds are judged together. */
  debounceMs?: number
}

/** The placement of a canary. */
export interface Trial {
  tenant: string
  channel: string
  name: string
}

interface Judgement extends Verdict {
  stable: Health
  canary: Health
}

/**
 * Looks at every canary whenever something was measured of it, and ends it when it is worse than the release beside it:
 * in one transaction with the notification of those who can do something about it. It never does anything else.
 */
export class CanaryGuard {
  private readonly context: PortalContext
  private readonly limits: CanaryLimits
  private readonly debounceMs: number
  private readonly waiting = new Map<string, NodeJS.Timeout>()
  private readonly working = new Set<Promise<void>>()
  private isStopped = false

  constructor(context: PortalContext, { limits = {}, debounceMs = 500 }: CanaryGuardOptions = {}) {
    this.context = context
    this.limits = { ...DEFAULT_CANARY_LIMITS, ...limits }
    this.debounceMs = debounceMs
  }

  /** Looks at a canary soon. */
  wake({ tenant, channel, name }: Trial): void {
    const key = JSON.stringify([tenant, channel, name])
    if (this.isStopped || this.waiting.has(key)) return
    const timer = setTimeout(() => {
      this.waiting.delete(key)
      this.work(this.look({ tenant, channel, name }))
    }, this.debounceMs)
    this.waiting.set(key, timer)
  }

  /** Looks at all canaries now. */
  async lookAtAll(): Promise<void> {
    const placements = await this.context.transaction(tx => readPlacements(tx))
    for (const placement of placements.filter(isOnTrial)) await this.look(placement)
  }

  /** How all canaries are. */
  health(): Promise<MessageInitShape<typeof CanaryHealthSchema>[]> {
    return this.context.transaction(async tx => {
      const found: MessageInitShape<typeof CanaryHealthSchema>[] = []
      for (const placement of (await readPlacements(tx)).filter(isOnTrial)) {
        const { tenant, channel, name } = placement
        const { stable, canary, verdict, reason } = await this.judge(tx, placement)
        found.push({ tenant, channel, name, stable: summary(stable), canary: summary(canary), verdict, reason })
      }
      return found
    })
  }

  async stop(): Promise<void> {
    this.isStopped = true
    for (const timer of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
    await Promise.all(this.working)
  }

  private work(looking: Promise<void>): void {
    const done: Promise<void> = looking
      // The next report asks again.
      .catch((error: unknown) => log.error({ error: String(error) }, 'a canary could not be looked at'))
      .finally(() => this.working.delete(done))
    this.working.add(done)
  }

  private async look({ tenant, channel, name }: Trial): Promise<void> {
    await this.context.transaction(async tx => {
      const placement = (await readPlacements(tx, tenant, name)).find(each => each.channel === channel)
      if (!placement || !isOnTrial(placement)) return
      const { verdict, reason } = await this.judge(tx, placement)
      if (verdict !== 'worse') return
      const { canaryVersion: version } = placement
      // In this transaction: nobody is told what did not happen, and nothing happens that nobody is told.
      const within = { transaction: <T>(run: (tx: Transaction) => Promise<T>) => run(tx) }
      const isEnded = await abortCanary(within, { tenant, channel, name, version }, reason)
      if (!isEnded) return
      log.warn({ tenant, channel, name, version, reason: reason.en }, 'a canary was ended')
      await notify(tx, {
        tenant,
        action: 'release.manage',
        title: {
          ja: `${name} ${version}のカナリアリリースを取り消しました`,
          en: `The canary of ${name} ${version} was rolled back`,
        },
        body: reason,
        tone: 'danger',
        href: '/admin/releases',
      })
    })
  }

  private async judge(tx: Transaction, placement: Placement): Promise<Judgement> {
    const { tenant, channel, name, version, canaryVersion, canarySince: trial } = placement
    const measured = await readTrial(tx, { tenant, channel, name, trial })
    const [stable, canary] = [healthOf(version, measured), healthOf(canaryVersion, measured)]
    return { stable, canary, ...judge(stable, canary, this.limits) }
  }
}

function isOnTrial({ canaryVersion }: Placement): boolean {
  return canaryVersion !== ''
}

function summary({ version, views, errors, loadFailures, lcp, inp }: Health) {
  const p75 = (histogram: Health['lcp']) => Math.round(percentile(histogram, 0.75))
  return { version, views, errors, loadFailures, lcpMs: p75(lcp), inpMs: p75(inp) }
}
