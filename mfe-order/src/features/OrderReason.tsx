import { Alert } from '@torrent/ui'
import type { OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** Why an order does not go on: it is on hold or cancelled. */
export function OrderReason({ order: { status, reason } }: { order: OrderDocument['state'] }) {
  const t = useText()
  if (status !== 'on_hold' && status !== 'cancelled') return null
  const isHeld = status === 'on_hold'
  return (
    <Alert tone={isHeld ? 'warning' : 'danger'} title={t(isHeld ? 'held.title' : 'cancelled.title')}>
      {reason}
    </Alert>
  )
}
