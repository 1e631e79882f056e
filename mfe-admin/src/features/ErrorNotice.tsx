import { type TorrentError, useLanguage } from '@torrent/portal-kit'
import { Alert } from '@torrent/ui'
import { formatInstant } from '@torrent/ui/format'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** What went wrong, where the person is looking. */
export function ErrorNotice({ error }: { error: TorrentError | undefined }) {
  const language = useLanguage()
  if (!error) return null
  return (
    <Alert tone={error.code === 'promoted_meanwhile' ? 'warning' : 'danger'} announce>
      {textOf(error, language)}
    </Alert>
  )
}

/** Services tell moments in UTC; people read them in the time of the place. */
function textOf(error: TorrentError, language: 'ja' | 'en'): string {
  return Object.values(error.params).reduce(
    (text, value) => (INSTANT.test(value) ? text.replaceAll(value, formatInstant(value, language)) : text),
    error.text(language),
  )
}
