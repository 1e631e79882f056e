import { type Command, type Draft, type TorrentError, useHost, useLeaveGuard, usePageTitle } from '@torrent/portal-kit'
import { Alert, Button, ButtonLink, Page, Stack } from '@torrent/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../messages/use-text.ts'
import { checkDraft, type DraftErrors, fieldOfServer } from '../model/check-draft.ts'
import type { QuoteDraft } from '../model/quote-draft.ts'
import { QuoteForm } from './QuoteForm.tsx'

export interface QuoteEditorProps {
  title: string
  breadcrumbs: { label: string; href: string }[]
  draft: Draft<QuoteDraft>
  /** The command that saves, for its state. */
  saving: Pick<Command<never>, 'running' | 'error' | 'reset'>
  /** Sends the draft; called only when nothing is wrong with it that can be told here. */
  onSave: () => void
  cancelHref: string
  children?: ReactNode
}

/** The page around the form: title, Save, what is wrong, and a guard against losing work. Ctrl+S saves too. */
export function QuoteEditor(props: QuoteEditorProps) {
  const { title, breadcrumbs, draft, saving, onSave, cancelHref, children } = props
  const t = useText()
  const { language } = useHost()
  const [checked, setChecked] = useState(false)
  usePageTitle(title)
  useLeaveGuard(draft.isDirty)

  const own = checked ? checkDraft(draft.value) : {}
  const errors: DraftErrors = { ...fromServer(saving.error, draft.value), ...own }
  const hasProblems = Object.keys(errors).length > 0
  const general = saving.error && saving.error.code !== 'conflict' ? saving.error.text(language) : undefined

  const save = () => {
    setChecked(true)
    saving.reset()
    if (Object.keys(checkDraft(draft.value)).length === 0) onSave()
  }

  useEffect(() => {
    const saveByKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      save()
    }
    document.addEventListener('keydown', saveByKey)
    return () => document.removeEventListener('keydown', saveByKey)
  })

  return (
    <Page
      title={title}
      breadcrumbs={breadcrumbs}
      actions={
        <>
          <Button variant="primary" icon="check" loading={saving.running} onClick={save}>
            {t('form.save')}
          </Button>
          <ButtonLink href={cancelHref}>{t('form.cancel')}</ButtonLink>
        </>
      }
    >
      <Stack>
        {hasProblems && (
          <Alert tone="danger" announce title={t('form.problems')}>
            {general}
          </Alert>
        )}
        <QuoteForm draft={draft} errors={errors} />
      </Stack>
      {children}
    </Page>
  )
}

function fromServer(error: TorrentError | undefined, draft: QuoteDraft): DraftErrors {
  return error?.field ? { [fieldOfServer(error.field, draft)]: error.code } : {}
}
