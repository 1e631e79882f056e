import { IntentLink, useLanguage } from '@torrent/portal-kit'
import { DescriptionList } from '@torrent/ui/document'
import { formatDate } from '@torrent/ui/format'
import type { OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** The head of an order, for reading. */
export function OrderDetails({ order }: { order: OrderDocument['state'] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <DescriptionList
      items={[
        { label: t('field.customer'), value: `${order.customer?.code ?? ''} ${order.customer?.name ?? ''}` },
        { label: t('field.customerPo'), value: order.customerPo },
        { label: t('field.date'), value: formatDate(order.date, language) },
        { label: t('field.requestedDate'), value: formatDate(order.requestedDate, language, 'weekday') },
        { label: t('field.promisedDate'), value: formatDate(order.promisedDate, language, 'weekday') },
        { label: t('field.deliveryPlace'), value: order.deliveryPlace },
        { label: t('field.paymentTerms'), value: order.paymentTerms },
        ...(order.quoteId === ''
          ? []
          : [
              {
                label: t('field.quote'),
                value: (
                  <IntentLink intent="quote.open" params={{ id: order.quoteId }}>
                    {order.quoteNumber}
                  </IntentLink>
                ),
              },
            ]),
        ...(order.note === '' ? [] : [{ label: t('field.note'), value: order.note, wide: true }]),
      ]}
    />
  )
}
