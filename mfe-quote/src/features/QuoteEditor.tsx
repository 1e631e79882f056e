import type { Command, Draft } from '@torrent/portal-kit'
import { EditorPage, RestoredNotice, useChecks } from '@torrent/portal-kit/document-editor'
import type { Crumb } from '@torrent/ui'
import type { ReactNode } from 'react'
import { checkDraft, fieldOfServer } from '../model/check-draft.ts'
import type { QuoteDraft } from '../model/quote-draft.ts'
import { QuoteForm } from './QuoteForm.tsx'

export interface QuoteEditorProps {
  title: string
  breadcrumbs: readonly Crumb[]
  draft: Draft<QuoteDraft>
  /** The command that saves, for its state. */
  saving: Pick<Command<never>, 'running' | 'waiting' | 'error' | 'reset'>
  /** Sends the draft; called only when nothing is wrong with it that can be told here. */
  onSave: () => void
  cancelHref: string
  children?: ReactNode
}

/** The form of a quote, checked before it is sent and again by the service. */
export function QuoteEditor({ title, breadcrumbs, draft, saving, onSave, cancelHref, children }: QuoteEditorProps) {
  const { problems, message, whenSound } = useChecks({
    found: checkDraft(draft.value),
    saving,
    fieldOf: field => fieldOfServer(field, draft.value),
  })
  return (
    <EditorPage
      title={title}
      breadcrumbs={breadcrumbs}
      isDirty={draft.isDirty}
      saving={saving.running}
      waiting={saving.waiting}
      hasProblems={Object.keys(problems).length > 0 || message !== undefined}
      problem={message}
      onSave={() => whenSound(onSave)}
      cancelHref={cancelHref}
    >
      <RestoredNotice draft={draft} />
      <QuoteForm draft={draft} problems={problems} />
      {children}
    </EditorPage>
  )
}
