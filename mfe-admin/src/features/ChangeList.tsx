import { Code } from '@torrent/ui'
import { Timeline } from '@torrent/ui/document'
import type { PlacementChange } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { kindOf } from '../model/plan.ts'
import { usePlaceNames } from './use-place-names.ts'

/** Semantic versions in a sentence; a full stop after one is not part of it. */
const VERSION = /(\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)/

/** What would be different afterwards, place by place. */
export function ChangeList({ changes }: { changes: readonly PlacementChange[] }) {
  const t = useText()
  const { place } = usePlaceNames()
  return (
    <Timeline
      label={t('plan.changes')}
      entries={changes.flatMap(change => {
        const where = change.after ?? change.before
        if (!where) return []
        return {
          id: `${where.tenant} ${where.channel}`,
          icon: 'arrow-right' as const,
          tone: 'info' as const,
          title: place(where),
          children: <ChangeText change={change} />,
        }
      })}
    />
  )
}

function ChangeText({ change }: { change: PlacementChange }) {
  const t = useText()
  const { before, after } = change
  const kind = kindOf(change)
  const params = {
    before: before?.version ?? '',
    after: after?.version ?? '',
    trial: after?.canaryVersion || before?.canaryVersion || '',
    percent: after?.canaryPercent ?? 0,
    percentBefore: before?.canaryPercent ?? 0,
  }
  // Versions stand out from the sentence around them.
  const parts = t(`change.${kind}`, params).split(VERSION)
  return (
    <div>
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
      )}
    </div>
  )
}
