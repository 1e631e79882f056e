import { useDraft } from '@torrent/portal-kit'
import { useMemo } from 'react'
import type { ShipmentDocument } from '../bff.ts'
import { type Lots, lotsOf, namedLots, tooLongLots } from '../model/lots.ts'

export interface LotsInput {
  /** True while this person may write lots down: the shipment is being picked. */
  editable: boolean
  lots: Lots
  setLots: (lots: Lots) => void
  /** As packing takes them. */
  named: ReturnType<typeof namedLots>
  /** Lines whose lot is too long; nothing is packed while there are any. */
  tooLong: readonly string[]
  /** They are recorded now. */
  saved: () => void
}

/** The lots typed while picking. They survive a reload: reading them off the goods twice is a nuisance. */
export function useLots({ id, status, actions, state }: ShipmentDocument): LotsInput {
  const recorded = useMemo(() => lotsOf(state.lines), [state.lines])
  const draft = useDraft<Lots>(`shipment/${id}/lots`, recorded)
  return {
    editable: status === 'picking' && actions.includes('shipment.pick'),
    lots: draft.value,
    setLots: draft.setValue,
    named: namedLots(state.lines, draft.value),
    tooLong: tooLongLots(state.lines, draft.value),
    saved: draft.saved,
  }
}
