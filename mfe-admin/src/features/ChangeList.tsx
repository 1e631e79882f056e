import { Code } from '@torrent/ui'
import { Timeline } from '@torrent/ui/document'
import type { PlacementChange } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { alike, type ChangeGroup, kindOf } from '../model/plan.ts'
import { usePlaceNames } from './use-place-names.ts'

/** Semantic versions in a sentence; a full stop after one is not part of it. */
const VERSION = /(\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)/

/** More tenants than these are counted. */
const MAX_NAMED = 4

/** What would be different afterwards; places where it is the same are told together. */
export function ChangeList({ changes }: { changes: readonly PlacementChange[] }) {
  const t = useText()
  const names = usePlaceNames()
  const where = ({ tenants, channel }: ChangeGroup) => {
    const who =
      tenants.length > MAX_NAMED
        ? t('places.tenants', { count: tenants.length })
        : tenants.map(tenant => names.tenant(tenant)).join(', ')
    return `${who} · ${names.channel(channel)}`
  }
  return (
    <Timeline
      label={t('plan.changes')}
      entries={alike(changes).map(group => ({
        id: `${group.tenants.join()} ${group.channel}`,
        icon: 'arrow-right',
        tone: 'info',
        title: where(group),
        children: <ChangeText change={group.change} />,
      }))}
    />
  )
}

function ChangeText({ change }: { change: PlacementChange }) {
  const t = useText()
  const { before, after } = change
  const params = {
    before: before?.version ?? '',
    after: after?.version ?? '',
    trial: after?.canaryVersion || before?.canaryVersion || '',
    percent: after?.canaryPercent ?? 0,
    percentBefore: before?.canaryPercent ?? 0,
  }
  // Versions stand out from the sentence around them.
  const parts = t(`change.${kindOf(change)}`, params).split(VERSION)
  return (
    <div>
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
      )}
    </div>
  )
}
