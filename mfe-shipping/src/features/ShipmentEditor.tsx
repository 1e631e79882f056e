import { IntentLink, useCommand, useDraft, useHost, useIntent } from '@torrent/portal-kit'
import { EditorPage, OpenLines, RestoredNotice, useChecks, useProblemTexts } from '@torrent/portal-kit/document-editor'
import { Card, Grid, Stack, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { today } from '@torrent/ui/format'
import { useMemo, useState } from 'react'
import { bff, type OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { checkDraft, fieldOfServer } from '../model/check-draft.ts'
import { newDraft, type ShipmentDraft, shippable, toInput } from '../model/shipment-draft.ts'
import { NothingToShip } from './NothingToShip.tsx'

/** Plans a shipment of what is open in an order. What is typed survives a reload until it is saved. */
export function ShipmentEditor({ order: latest }: { order: OrderDocument }) {
  const t = useText()
  const { navigate } = useHost()
  const [id] = useState(() => crypto.randomUUID())
  // From saving on the order no longer has open what is being shipped; the page stays as it was until the end is known.
  const [sent, setSent] = useState<OrderDocument>()
  const order = sent ?? latest
  const lines = useMemo(() => shippable(order.state), [order])
  const initial = useMemo(() => newDraft(order.state), [order])
  const draft = useDraft(`shipment/new/${order.id}`, initial)
  const back = useIntent('order.open').href({ id: order.id }) ?? '/shipments'
  const create = useCommand(bff.createFromOrder, {
    successMessage: ({ number }) => t('new.saved', { number }),
    kinds: ['order'],
    onSucceeded: result => {
      draft.saved()
      void navigate(`/shipments/${result.id}`, { replace: true })
    },
    onFailed: () => setSent(undefined),
  })
  const found = checkDraft(draft.value, lines)
  const { problems, message, whenSound } = useChecks({ found, saving: create, fieldOf: fieldOfServer })
  const textOf = useProblemTexts(problems)
  if (!order.actions.includes('shipment.create') || lines.length === 0) return <NothingToShip order={order} />

  const { value, setValue } = draft
  const change = (patch: Partial<ShipmentDraft>) => setValue(now => ({ ...now, ...patch }))
  const save = () => {
    setSent(order)
    void create.run({ id, orderId: order.id, ...toInput(value, lines) })
  }
  return (
    <EditorPage
      title={t('new.title')}
      subtitle={
        <>
          <IntentLink intent="order.open" params={{ id: order.id }}>
            {t('new.order', { number: order.number })}
          </IntentLink>
          {` — ${order.state.customer?.name ?? ''} — ${order.state.subject}`}
        </>
      }
      breadcrumbs={[{ label: t('list.title'), href: '/shipments' }]}
      isDirty={draft.isDirty}
      saving={create.running}
      waiting={create.waiting}
      hasProblems={Object.keys(problems).length > 0 || message !== undefined}
      problem={problems.lines?.code === 'no_lines' ? t('new.nothing') : message}
      onSave={() => whenSound(save)}
      cancelHref={back}
    >
      <RestoredNotice draft={draft} />
      <OpenLines
        title={t('new.lines')}
        lines={lines}
        quantities={value.quantities}
        onChange={quantities => change({ quantities })}
      />
      <Card title={t('new.header')}>
        <Stack>
          <Grid min={240}>
            <DateField
              label={t('field.plannedDate')}
              required
              min={today()}
              value={value.plannedDate}
              error={textOf('plannedDate')}
              onChange={plannedDate => change({ plannedDate })}
            />
            <TextField
              label={t('field.shipTo')}
              maxLength={500}
              value={value.shipTo}
              description={value.shipTo === '' ? t('new.shipToHint') : undefined}
              error={textOf('shipTo')}
              onChange={shipTo => change({ shipTo })}
            />
            <TextField
              label={t('field.carrier')}
              maxLength={100}
              value={value.carrier}
              error={textOf('carrier')}
              onChange={carrier => change({ carrier })}
            />
          </Grid>
          <TextArea
            label={t('field.note')}
            maxLength={4000}
            value={value.note}
            error={textOf('note')}
            onChange={note => change({ note })}
          />
        </Stack>
      </Card>
    </EditorPage>
  )
}
