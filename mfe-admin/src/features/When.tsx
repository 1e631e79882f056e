import { useLanguage } from '@torrent/portal-kit'
import { formatInstant, formatRelative } from '@torrent/ui/format'

/** A moment as people say it, the exact one on hover. Nothing is shown for nothing. */
export function When({ at }: { at: string }) {
  const language = useLanguage()
  if (at === '') return null
  return (
    <time dateTime={at} title={formatInstant(at, language)}>
      {formatRelative(at, language)}
    </time>
  )
}
