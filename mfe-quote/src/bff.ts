import { type BffInputs, type BffOutputs, createBffClient } from '@torrent/portal-kit'
import type { QuoteRouter } from '@torrent/quote-bff'

/** The quote BFF, as options for TanStack Query. */
export const bff = createBffClient<QuoteRouter>('quote')

type Outputs = BffOutputs<QuoteRouter>

/** A quote with what its lifecycle allows this person. */
export type QuoteDocument = Outputs['get']
export type HistoryEntry = Outputs['history'][number]
export type QuoteInput = BffInputs<QuoteRouter>['create']['quote']
