import { useCommand, useDraft, useHost } from '@torrent/portal-kit'
import { EditorPage, RestoredNotice, useChecks, useProblemTexts } from '@torrent/portal-kit/document-editor'
import { CustomerField, followCustomer, SalesLinesEditor } from '@torrent/portal-kit/sales-editor'
import { Card, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { checkOrder, newOrder, type OrderDraft, orderFieldOf, toOrderInput } from '../model/order-draft.ts'
import { HeaderFields, NoteField } from './HeaderFields.tsx'

/** A new order without a quote. What is typed survives a reload until it is saved. */
export function DirectOrder() {
  const t = useText()
  const { navigate } = useHost()
  const [initial] = useState(newOrder)
  const [id] = useState(() => crypto.randomUUID())
  const draft = useDraft('order/new', initial)
  const create = useCommand(bff.create, {
    successMessage: ({ number }) => t('form.saved', { number }),
    onSucceeded: result => {
      draft.saved()
      void navigate(`/orders/${result.id}`, { replace: true })
    },
  })
  const { value, setValue } = draft
  const { problems, message, whenSound } = useChecks({
    found: checkOrder(value),
    saving: create,
    fieldOf: field => orderFieldOf(field, value),
  })
  const errorOf = useProblemTexts(problems)
  const change = (patch: Partial<OrderDraft>) => setValue(now => ({ ...now, ...patch }))
  const header = { value, onChange: change, errorOf }
  return (
    <EditorPage
      title={t('form.newTitle')}
      breadcrumbs={[{ label: t('list.title'), href: '/orders' }]}
      isDirty={draft.isDirty}
      saving={create.running}
      waiting={create.waiting}
      hasProblems={Object.keys(problems).length > 0 || message !== undefined}
      problem={errorOf('lines') ?? message}
      onSave={() => whenSound(() => void create.run({ id, order: toOrderInput(value) }))}
      cancelHref="/orders"
    >
      <RestoredNotice draft={draft} />
      <Card title={t('form.header')}>
        <HeaderFields {...header}>
          <CustomerField
            bff={bff}
            value={value.customer}
            error={errorOf('customer')}
            onChange={chosen =>
              change({
                customer: chosen,
                deliveryPlace: followCustomer(value.deliveryPlace, value.customer?.address, chosen?.address),
              })
            }
          />
          <TextField
            label={t('field.subject')}
            required
            maxLength={200}
            value={value.subject}
            error={errorOf('subject')}
            onChange={subject => change({ subject })}
          />
        </HeaderFields>
      </Card>
      <SalesLinesEditor
        bff={bff}
        lines={value.lines}
        onChange={lines => change({ lines })}
        customer={value.customer}
        problems={problems}
      />
      <Card>
        <NoteField {...header} />
      </Card>
    </EditorPage>
  )
}
