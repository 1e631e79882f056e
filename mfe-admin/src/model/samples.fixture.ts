import type { Placement } from '../bff.ts'

/** A placement that is in order; what a test is about is given. */
export function placement(given: Partial<Placement>): Placement {
  return {
    tenant: 'acme-metal',
    channel: 'stable',
    name: 'quote',
    version: '1.0.0',
    canaryVersion: '',
    canaryPercent: 0,
    canarySince: '',
    previousVersion: '',
    revision: 1,
    changedBy: '伊藤 直樹',
    changedAt: '2026-11-22T00:00:00Z',
    ...given,
  }
}
