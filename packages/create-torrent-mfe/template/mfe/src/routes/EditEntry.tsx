import { useQuery } from '@tanstack/react-query'
import { live, useCommand, useDraft, useHost, usePathParam } from '@torrent/portal-kit'
import { DraftConflict, NotEditable } from '@torrent/portal-kit/document-editor'
import { DocumentSkeleton } from '@torrent/ui'
import { useMemo } from 'react'
import { bff, type EntryDocument } from '../bff.ts'
import { EntryEditor } from '../features/EntryEditor.tsx'
import { useText } from '../messages/use-text.ts'
import { draftOf, type EntryDraft, toInput } from '../model/entry-draft.ts'

/** Changes an entry that is not done yet. */
export function EditEntry() {
  const id = usePathParam('id')
  const entry = useQuery(bff.get.queryOptions({ id }, live('sampleparts', id)))
  return entry.data ? <Editor entry={entry.data} /> : <DocumentSkeleton />
}

function Editor({ entry }: { entry: EntryDocument }) {
  const t = useText()
  const { navigate } = useHost()
  const { id, number } = entry
  const saved = useMemo(() => draftOf(entry), [entry])
  const draft = useDraft(`sample-parts/${id}`, saved)
  const update = useCommand(bff.update, {
    successMessage: t('form.saved', { number }),
    onSucceeded: () => {
      draft.saved()
      void navigate(`/sample-parts/${id}`, { replace: true })
    },
    handles: ['conflict'],
  })
  const save = (value: EntryDraft) => void update.run({ id, baseVersion: value.baseVersion, entry: toInput(value) })

  const title = t('form.editTitle', { number })
  const breadcrumbs = [
    { label: t('list.title'), href: '/sample-parts' },
    { label: number, href: `/sample-parts/${id}` },
  ]
  if (!entry.actions.includes('edit')) return <NotEditable title={title} breadcrumbs={breadcrumbs} />
  return (
    <EntryEditor
      title={title}
      breadcrumbs={breadcrumbs}
      draft={draft}
      saving={update}
      onSave={() => save(draft.value)}
      cancelHref={`/sample-parts/${id}`}
    >
      <DraftConflict
        draft={draft}
        saved={saved}
        saving={update}
        fields={(['title', 'quantity', 'due', 'note'] as const).map(key => ({ key, label: t(`field.${key}`) }))}
        onSave={save}
      />
    </EntryEditor>
  )
}
