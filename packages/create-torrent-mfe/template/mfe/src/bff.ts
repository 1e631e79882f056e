import { type BffInputs, type BffOutputs, createBffClient } from '@torrent/portal-kit'
import type { SamplePartsRouter } from 'sample-parts-bff'

/** This team's BFF, as options for TanStack Query. */
export const bff = createBffClient<SamplePartsRouter>('sample-parts')

export type EntryDocument = BffOutputs<SamplePartsRouter>['get']
export type EntryInput = BffInputs<SamplePartsRouter>['create']['entry']
export type ListInput = NonNullable<BffInputs<SamplePartsRouter>['list']>
