import { useCommand, useDraft, useHost } from '@torrent/portal-kit'
import { useState } from 'react'
import { bff } from '../bff.ts'
import { EntryEditor } from '../features/EntryEditor.tsx'
import { useText } from '../messages/use-text.ts'
import { newDraft, toInput } from '../model/entry-draft.ts'

/** A new entry. What is typed survives a reload until it is saved. */
export function NewEntry() {
  const t = useText()
  const { navigate } = useHost()
  const [initial] = useState(newDraft)
  const [id] = useState(() => crypto.randomUUID())
  const draft = useDraft('sample-parts/new', initial)
  const create = useCommand(bff.create, {
    successMessage: ({ number }) => t('form.saved', { number }),
    onSucceeded: result => {
      draft.saved()
      void navigate(`/sample-parts/${result.id}`, { replace: true })
    },
  })
  return (
    <EntryEditor
      title={t('form.newTitle')}
      breadcrumbs={[{ label: t('list.title'), href: '/sample-parts' }]}
      draft={draft}
      saving={create}
      onSave={() => void create.run({ id, entry: toInput(draft.value) })}
      cancelHref="/sample-parts"
    />
  )
}
