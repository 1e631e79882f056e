import type { Command, Draft } from '@torrent/portal-kit'
import { EditorPage, RestoredNotice, useChecks, useProblemTexts } from '@torrent/portal-kit/document-editor'
import { Card, type Crumb, Grid, Stack, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { QuantityField } from '@torrent/ui/fields'
import type { ReactNode } from 'react'
import { useText } from '../messages/use-text.ts'
import { checkDraft, type EntryDraft, fieldOfServer } from '../model/entry-draft.ts'

export interface EntryEditorProps {
  title: string
  breadcrumbs: readonly Crumb[]
  draft: Draft<EntryDraft>
  /** The command that saves, for its state. */
  saving: Pick<Command<never>, 'running' | 'waiting' | 'error' | 'reset'>
  /** Sends the draft; called only when nothing is wrong with it that can be told here. */
  onSave: () => void
  cancelHref: string
  children?: ReactNode
}

/** The form of an entry, checked before it is sent and again by the service. */
export function EntryEditor({ title, breadcrumbs, draft, saving, onSave, cancelHref, children }: EntryEditorProps) {
  const t = useText()
  const { value, setValue } = draft
  const { problems, message, whenSound } = useChecks({ found: checkDraft(value), saving, fieldOf: fieldOfServer })
  const errorOf = useProblemTexts(problems)
  const field = <Key extends 'title' | 'quantity' | 'due' | 'note'>(key: Key) => ({
    label: t(`field.${key}`),
    value: value[key],
    error: errorOf(key),
    onChange: (entered: string) => setValue(now => ({ ...now, [key]: entered })),
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
      <Card title={t('form.header')}>
        <Stack>
          <TextField {...field('title')} required />
          <Grid min={240}>
            <QuantityField {...field('quantity')} required />
            <DateField {...field('due')} required />
          </Grid>
          <TextArea {...field('note')} />
        </Stack>
      </Card>
      {children}
    </EditorPage>
  )
}
