import { useCommand } from '@torrent/portal-kit'
import type { DocumentAction } from '@torrent/ui/document'
import { bff, type EntryDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** What this person may do with the entry now, as buttons. */
export function useEntryActions(entry: EntryDocument | undefined): DocumentAction[] {
  const t = useText()
  const isOpen = entry?.status === 'open'
  const advance = useCommand(bff.advance, {
    successMessage: ({ number }) => t(isOpen ? 'done.started' : 'done.finished', { number }),
  })
  if (!entry) return []
  const { id, version, actions } = entry
  return [
    ...(actions.includes('advance')
      ? [
          {
            label: t(isOpen ? 'action.start' : 'action.finish'),
            icon: isOpen ? ('play' as const) : ('check' as const),
            primary: true,
            busy: advance.running,
            onSelect: () => void advance.run({ id, baseVersion: version }),
          },
        ]
      : []),
    ...(actions.includes('edit')
      ? [{ label: t('action.edit'), icon: 'edit' as const, href: `/sample-parts/${id}/edit` }]
      : []),
  ]
}
