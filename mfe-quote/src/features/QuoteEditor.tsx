import { type Command, type Draft, type TorrentError, useLanguage } from '@torrent/portal-kit'
import { EditorPage, RestoredNotice } from '@torrent/portal-kit/documents'
import type { Crumb } from '@torrent/ui'
import { type ReactNode, useState } from 'react'
import { checkDraft, type DraftErrors, fieldOfServer } from '../model/check-draft.ts'
import type { QuoteDraft } from '../model/quote-draft.ts'
import { QuoteForm } from './QuoteForm.tsx'

export interface QuoteEditorProps {
  title: string
  breadcrumbs: readonly Crumb[]
  draft: Draft<QuoteDraft>
  /** The command that saves, for its state. */
  saving: Pick<Command<never>, 'running' | 'error' | 'reset'>
  /** Sends the draft; called only when nothing is wrong with it that can be told here. */
  onSave: () => void
  cancelHref: string
  children?: ReactNode
}

/** The form of a quote, checked before it is sent and again by the service. */
export function QuoteEditor({ title, breadcrumbs, draft, saving, onSave, cancelHref, children }: QuoteEditorProps) {
  const language = useLanguage()
  const [checked, setChecked] = useState(false)
  const errors: DraftErrors = { ...fromServer(saving.error, draft.value), ...(checked ? checkDraft(draft.value) : {}) }
  const save = () => {
    setChecked(true)
    saving.reset()
    if (Object.keys(checkDraft(draft.value)).length === 0) onSave()
  }
  return (
    <EditorPage
      title={title}
      breadcrumbs={breadcrumbs}
      isDirty={draft.isDirty}
      saving={saving.running}
      hasProblems={Object.keys(errors).length > 0}
      problem={saving.error?.code === 'conflict' ? undefined : saving.error?.text(language)}
      onSave={save}
      cancelHref={cancelHref}
    >
      <RestoredNotice draft={draft} />
      <QuoteForm draft={draft} errors={errors} />
      {children}
    </EditorPage>
  )
}

function fromServer(error: TorrentError | undefined, draft: QuoteDraft): DraftErrors {
  return error?.field ? { [fieldOfServer(error.field, draft)]: error.code } : {}
}
