import { useLanguage } from '@torrent/portal-kit'
import { type DocumentChange, DocumentHistory } from '@torrent/portal-kit/documents'
import type { IconName, Tone } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import { messages } from '../messages/ja.ts'
import { useText } from '../messages/use-text.ts'

const LOOKS: Readonly<Record<string, { icon: IconName; tone?: Tone }>> = {
  created: { icon: 'plus' },
  edited: { icon: 'edit' },
  active: { icon: 'play', tone: 'info' },
  done: { icon: 'check', tone: 'success' },
}

/** What happened to an entry. */
export function EntryHistory({ changes }: { changes: readonly DocumentChange[] | undefined }) {
  const t = useText()
  const language = useLanguage()
  const textOf = (key: string) => (key in messages ? t(key as keyof typeof messages) : undefined)
  return (
    <DocumentHistory
      changes={changes}
      describe={type => ({ label: textOf(`history.${type}`) ?? type, ...LOOKS[type] })}
      fieldLabel={field => textOf(`field.${field}`)}
      formatValue={(field, value) => (field === 'due' ? formatDate(value, language) : value)}
    />
  )
}
