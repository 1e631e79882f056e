import type { BootstrapPreview } from '@torrent/contracts/bootstrap'
import { useHost } from '@torrent/portal-kit'
import { Button, Icon } from '@torrent/ui'
import { formatInstant } from '@torrent/ui/format'
import { useState } from 'react'
import { useText } from '../messages/use-text.ts'
import styles from './PreviewBadge.module.css'

/** Says what this person sees otherwise than everybody else, and until when; the way out stands beside it. */
export function PreviewBadge({ previews }: { previews: readonly BootstrapPreview[] }) {
  const t = useText()
  const { remotes, language } = useHost()
  const [leaving, setLeaving] = useState(false)

  async function leave(id: string) {
    setLeaving(true)
    const answer = await fetch('/preview/leave', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
    }).catch(() => undefined)
    if (answer?.ok) location.reload()
    else setLeaving(false)
  }

  return previews.map(({ id, name, version, expiresAt }) => {
    const title = remotes.find(remote => remote.name === name)?.title[language] ?? name
    const until = formatInstant(expiresAt, language)
    return (
      <div key={id} className={styles.badge} role="status">
        <Icon name="eye" size={16} />
        <span>
          {t('preview.shown', { what: `${title} ${version || t('preview.fromDev')}` })}
          <span className={styles.until}> {t('preview.until', { until })}</span>
        </span>
        <Button size="sm" variant="subtle" disabled={leaving} onClick={() => void leave(id)}>
          {t('preview.leave')}
        </Button>
      </div>
    )
  })
}
