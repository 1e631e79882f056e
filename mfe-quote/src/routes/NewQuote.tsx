import { useCommand, useDraft, useHost } from '@torrent/portal-kit'
import { useState } from 'react'
import { bff } from '../bff.ts'
import { QuoteEditor } from '../features/QuoteEditor.tsx'
import { useText } from '../messages/use-text.ts'
import { newDraft, toInput } from '../model/quote-draft.ts'

/** A new quote. What is typed survives a reload until it is saved. */
export function NewQuote() {
  const t = useText()
  const { navigate } = useHost()
  const [initial] = useState(newDraft)
  const [id] = useState(() => crypto.randomUUID())
  const draft = useDraft('quote/new', initial)
  const create = useCommand(bff.create, {
    successMessage: ({ number }) => t('form.saved', { number: number ?? '' }),
    onSucceeded: result => {
      draft.saved()
      void navigate(`/quotes/${result.id}`, { replace: true })
    },
  })
  return (
    <QuoteEditor
      title={t('form.newTitle')}
      breadcrumbs={[{ label: t('list.title'), href: '/quotes' }]}
      draft={draft}
      saving={create}
      onSave={() => void create.run({ id, quote: toInput(draft.value) })}
      cancelHref="/quotes"
    />
  )
}
