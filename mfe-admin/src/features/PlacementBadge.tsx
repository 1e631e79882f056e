import { Badge } from '@torrent/ui'
import type { Placement } from '../bff.ts'
import { usePlaceNames } from './use-place-names.ts'

/** One place where a release is in force: as what everybody there gets, or on trial with a part of them. */
export function PlacementBadge({ placement, version }: { placement: Placement; version: string }) {
  const { place } = usePlaceNames()
  const onTrial = placement.canaryVersion === version
  return (
    <Badge tone={onTrial ? 'warning' : 'success'} dot>
      {place(placement)}
      {onTrial && ` ${placement.canaryPercent}%`}
    </Badge>
  )
}
