import { useQuery } from '@tanstack/react-query'
import { live, useLanguage, usePageTitle, usePathParam } from '@torrent/portal-kit'
import { useDocumentKinds } from '@torrent/portal-kit/documents'
import { Card, DocumentSkeleton, Stack } from '@torrent/ui'
import { DescriptionList, DocumentHeader, DocumentLayout, DocumentStepper } from '@torrent/ui/document'
import { formatDate, formatQuantity } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { EntryHistory } from '../features/EntryHistory.tsx'
import { useEntryActions } from '../features/use-entry-actions.ts'
import { useText } from '../messages/use-text.ts'
import { STATUSES } from '../model/status.ts'

/** One entry: what it says, what may be done with it, and what happened to it. */
export function EntryPage() {
  const t = useText()
  const language = useLanguage()
  const id = usePathParam('id')
  const { data: entry } = useQuery(bff.get.queryOptions({ id }, live('sampleparts', id)))
  const history = useQuery(bff.history.queryOptions({ id }, live('sampleparts', id)))
  const { status } = useDocumentKinds()('sampleparts')
  const actions = useEntryActions(entry)
  usePageTitle(entry?.number)
  if (!entry) return <DocumentSkeleton />

  const at = STATUSES.indexOf(entry.status)
  const last = STATUSES.length - 1
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[{ label: t('list.title'), href: '/sample-parts' }]}
          number={entry.number}
          title={entry.title}
          status={status(entry.status)}
          actions={actions}
        />
      }
      aside={<EntryHistory changes={history.data} />}
    >
      <Stack>
        <DocumentStepper
          steps={STATUSES.map((step, index) => ({
            label: status(step).label,
            state: index < at || at === last ? 'done' : index === at ? 'current' : 'upcoming',
          }))}
        />
        <Card>
          <DescriptionList
            items={[
              { label: t('field.quantity'), value: formatQuantity(entry.quantity) },
              { label: t('field.due'), value: formatDate(entry.due, language, 'weekday') },
              { label: t('field.owner'), value: entry.ownerName },
              { label: t('field.created'), value: formatDate(entry.createdAt.slice(0, 10), language) },
              ...(entry.note === '' ? [] : [{ label: t('field.note'), value: entry.note, wide: true }]),
            ]}
          />
        </Card>
      </Stack>
    </DocumentLayout>
  )
}
