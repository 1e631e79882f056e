import { useQuery } from '@tanstack/react-query'
import { live, useCommand, useDraft, useHost, usePathParam } from '@torrent/portal-kit'
import { DocumentSkeleton } from '@torrent/ui'
import { ConflictDialog } from '@torrent/ui/document'
import { useMemo, useState } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { QuoteEditor } from '../features/QuoteEditor.tsx'
import { useText } from '../messages/use-text.ts'
import { differingFields, merged } from '../model/draft-conflict.ts'
import { draftOf, type QuoteDraft, toInput } from '../model/quote-draft.ts'

/** Changes a quote that is still a draft. */
export function EditQuote() {
  const id = usePathParam('id')
  const quote = useQuery(bff.get.queryOptions({ id }, live('quote', id)))
  return quote.data ? <Editor quote={quote.data} /> : <DocumentSkeleton />
}

function Editor({ quote }: { quote: QuoteDocument }) {
  const t = useText()
  const { navigate } = useHost()
  const { id, number } = quote
  const saved = useMemo(() => draftOf(quote), [quote])
  const draft = useDraft(`quote/${id}`, saved)
  const [conflict, setConflict] = useState(false)
  const update = useCommand(bff.update, {
    successMessage: t('form.saved', { number }),
    onSucceeded: () => {
      draft.saved()
      void navigate(`/quotes/${id}`, { replace: true })
    },
    onFailed: error => setConflict(error.code === 'conflict'),
  })
  const save = (value: QuoteDraft) => update.run({ id, baseVersion: value.baseVersion, quote: toInput(value) })
  const show = (value: QuoteDraft, field: keyof QuoteDraft) => {
    if (field === 'customer') return value.customer?.name ?? ''
    return field === 'lines' ? t('conflict.lines', { count: value.lines.length }) : String(value[field])
  }

  return (
    <QuoteEditor
      title={t('form.editTitle', { number })}
      breadcrumbs={[
        { label: t('list.title'), href: '/quotes' },
        { label: number, href: `/quotes/${id}` },
      ]}
      draft={draft}
      saving={update}
      onSave={() => void save(draft.value)}
      cancelHref={`/quotes/${id}`}
    >
      <ConflictDialog
        opened={conflict && saved.baseVersion > draft.value.baseVersion}
        fields={differingFields(draft.value, saved).map(field => ({
          key: field,
          label: field === 'lines' ? t('lines.title') : t(`field.${field}`),
          mine: show(draft.value, field),
          theirs: show(saved, field),
        }))}
        busy={update.running}
        onResolve={choices => {
          const next = merged(draft.value, saved, choices)
          draft.setValue(next)
          setConflict(false)
          void save(next)
        }}
        onDiscard={() => {
          draft.setValue(saved)
          setConflict(false)
        }}
        onClose={() => setConflict(false)}
      />
    </QuoteEditor>
  )
}
