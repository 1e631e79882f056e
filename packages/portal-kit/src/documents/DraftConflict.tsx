import { ConflictDialog } from '@torrent/ui/document'
import type { Command } from '../commands/use-command.ts'
import type { Draft } from '../drafts/use-draft.ts'
import { type ConflictField, differingFields, mergedDraft, type VersionedDraft } from './draft-conflict.ts'

export interface DraftConflictProps<T extends VersionedDraft> {
  draft: Draft<T>
  /** The document as it is saved now. */
  saved: T
  /** The command that was refused with `conflict`. */
  saving: Pick<Command<never>, 'running' | 'error' | 'reset'>
  /** The fields between which a person chooses; `show` says a value that is no text. */
  fields: readonly (ConflictField<T> & { label: string; show?: (value: T) => string })[]
  /** Saves the merged draft. */
  onSave: (merged: T) => void
}

/** Opens when somebody else saved first, and lets the person choose field by field. Nothing is overwritten unseen. */
export function DraftConflict<T extends VersionedDraft>(props: DraftConflictProps<T>) {
  const { draft, saved, saving, fields, onSave } = props
  const mine = draft.value
  const keys = fields.map(field => field.key)
  return (
    <ConflictDialog
      opened={saving.error?.code === 'conflict' && saved.baseVersion > mine.baseVersion}
      fields={differingFields(fields, mine, saved).map(({ key, label, show = value => String(value[key]) }) => ({
        key,
        label,
        mine: show(mine),
        theirs: show(saved),
      }))}
      busy={saving.running}
      onResolve={choices => {
        const merged = mergedDraft(keys, mine, saved, choices)
        draft.setValue(merged)
        onSave(merged)
      }}
      onDiscard={() => {
        draft.setValue(saved)
        saving.reset()
      }}
      onClose={saving.reset}
    />
  )
}
