import { useQuery } from '@tanstack/react-query'
import { live, useCommand, useDraft, useHost, usePathParam } from '@torrent/portal-kit'
import { DraftConflict, NotEditable } from '@torrent/portal-kit/document-editor'
import { DocumentSkeleton } from '@torrent/ui'
import { useMemo } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { QuoteEditor } from '../features/QuoteEditor.tsx'
import { useText } from '../messages/use-text.ts'
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
  const update = useCommand(bff.update, {
    successMessage: t('form.saved', { number }),
    onSucceeded: () => {
      draft.saved()
      void navigate(`/quotes/${id}`, { replace: true })
    },
    handles: ['conflict'],
  })
  const save = (value: QuoteDraft) => void update.run({ id, baseVersion: value.baseVersion, quote: toInput(value) })
  const field = (
    key: 'contact' | 'subject' | 'validUntil' | 'deliveryTerms' | 'deliveryPlace' | 'paymentTerms' | 'note',
  ) => ({
    key,
    label: t(`field.${key}`),
  })

  const title = t('form.editTitle', { number })
  const breadcrumbs = [
    { label: t('list.title'), href: '/quotes' },
    { label: number, href: `/quotes/${id}` },
  ]
  if (!quote.actions.includes('quote.edit')) return <NotEditable title={title} breadcrumbs={breadcrumbs} />
  return (
    <QuoteEditor
      title={title}
      breadcrumbs={breadcrumbs}
      draft={draft}
      saving={update}
      onSave={() => save(draft.value)}
      cancelHref={`/quotes/${id}`}
    >
      <DraftConflict
        draft={draft}
        saved={saved}
        saving={update}
        fields={[
          {
            key: 'customer',
            label: t('field.customer'),
            compare: value => value.customer?.id,
            show: value => value.customer?.name ?? '',
          },
          field('contact'),
          field('subject'),
          field('validUntil'),
          field('deliveryTerms'),
          field('deliveryPlace'),
          field('paymentTerms'),
          field('note'),
          {
            key: 'lines',
            label: t('lines.title'),
            show: value => t('conflict.lines', { count: value.lines.length }),
          },
        ]}
        onSave={save}
      />
    </QuoteEditor>
  )
}
