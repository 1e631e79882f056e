import { useQuery } from '@tanstack/react-query'
import { live, useCommand, useDraft, useHost, useLanguage, usePathParam } from '@torrent/portal-kit'
import {
  DraftConflict,
  EditorPage,
  NotEditable,
  RestoredNotice,
  useChecks,
  useProblemTexts,
} from '@torrent/portal-kit/document-editor'
import { Card, DocumentSkeleton, Stack } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import { useMemo } from 'react'
import { bff, type OrderDocument } from '../bff.ts'
import { HeaderFields, NoteField } from '../features/HeaderFields.tsx'
import { useText } from '../messages/use-text.ts'
import {
  checkHeader,
  HEADER_FIELDS,
  headerFieldOf,
  headerOf,
  type OrderHeader,
  toHeaderInput,
} from '../model/order-header.ts'

/** Changes what may still be changed of an order: its header. Quantities move by shipments only. */
export function EditOrder() {
  const id = usePathParam('id')
  const order = useQuery(bff.get.queryOptions({ id }, live('order', id)))
  return order.data ? <Editor order={order.data} /> : <DocumentSkeleton />
}

type Draft = OrderHeader & { baseVersion: number }

function Editor({ order }: { order: OrderDocument }) {
  const t = useText()
  const language = useLanguage()
  const { navigate } = useHost()
  const { id, number, version, state } = order
  const saved = useMemo<Draft>(() => ({ baseVersion: version, ...headerOf(state) }), [version, state])
  const draft = useDraft(`order/${id}`, saved)
  const { value, setValue } = draft
  const update = useCommand(bff.update, {
    successMessage: t('form.saved', { number }),
    onSucceeded: () => {
      draft.saved()
      void navigate(`/orders/${id}`, { replace: true })
    },
    handles: ['conflict'],
  })
  const save = (changed: Draft) =>
    void update.run({ id, baseVersion: changed.baseVersion, order: toHeaderInput(changed) })
  const { problems, message, whenSound } = useChecks({
    found: checkHeader(value),
    saving: update,
    fieldOf: headerFieldOf,
  })
  const errorOf = useProblemTexts(problems)
  const header = {
    value,
    onChange: (patch: Partial<OrderHeader>) => setValue(now => ({ ...now, ...patch })),
    errorOf,
  }
  const title = t('form.editTitle', { number })
  const breadcrumbs = [
    { label: t('list.title'), href: '/orders' },
    { label: number, href: `/orders/${id}` },
  ]
  if (!order.actions.includes('order.edit')) return <NotEditable title={title} breadcrumbs={breadcrumbs} />
  return (
    <EditorPage
      title={title}
      subtitle={`${state.subject} — ${state.customer?.name ?? ''}`}
      breadcrumbs={breadcrumbs}
      isDirty={draft.isDirty}
      saving={update.running}
      waiting={update.waiting}
      hasProblems={Object.keys(problems).length > 0 || message !== undefined}
      problem={message}
      onSave={() => whenSound(() => save(value))}
      cancelHref={`/orders/${id}`}
    >
      <RestoredNotice draft={draft} />
      <Card title={t('form.header')}>
        <Stack>
          <HeaderFields {...header} />
          <NoteField {...header} />
        </Stack>
      </Card>
      <DraftConflict
        draft={draft}
        saved={saved}
        saving={update}
        fields={HEADER_FIELDS.map(key => ({
          key,
          label: t(`field.${key}`),
          show: (shown: Draft) => (key.endsWith('Date') ? formatDate(shown[key], language) : shown[key]),
        }))}
        onSave={save}
      />
    </EditorPage>
  )
}
