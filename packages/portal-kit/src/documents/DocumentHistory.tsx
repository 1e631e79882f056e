import { Card, type IconName, Skeleton, type Tone } from '@torrent/ui'
import { HistoryTimeline } from '@torrent/ui/document'
import { useKitText } from '../text/kit-text.ts'

/** One change, as the BFF's `history` answers it. */
export interface DocumentChange {
  version: number
  /** Past participle: created, submitted. */
  type: string
  actor: string
  /** RFC 3339, UTC. */
  at: string
  note: string
  fields: readonly { field: string; before: string; after: string }[]
}

export interface DocumentHistoryProps {
  /** Undefined until the first answer. */
  changes: readonly DocumentChange[] | undefined
  /** What a change is called and how it looks. */
  describe: (type: string) => { label: string; icon?: IconName; tone?: Tone }
  /** The name of a changed field; undefined for one that says nothing to a reader. */
  fieldLabel: (field: string) => string | undefined
  /** A value as a person reads it, e.g. a status. */
  formatValue?: (field: string, value: string) => string
}

/** Who did what and when, newest first. */
export function DocumentHistory({ changes, describe, fieldLabel, formatValue }: DocumentHistoryProps) {
  const t = useKitText()
  const show = formatValue ?? ((_, value) => value)
  return (
    <Card title={t('documents.history')}>
      {changes === undefined && <Skeleton height={36} />}
      <HistoryTimeline
        entries={(changes ?? [])
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, type, actor, at, note, fields }) => {
            const { label, icon, tone } = describe(type)
            return {
              id: String(version),
              at,
              who: actor,
              action: label,
              icon,
              tone,
              note: note || undefined,
              changes: fields.flatMap(({ field, before, after }) => {
                const name = fieldLabel(field)
                return name === undefined ? [] : [{ field: name, from: show(field, before), to: show(field, after) }]
              }),
            }
          })}
      />
    </Card>
  )
}
