import { useHost } from '@torrent/portal-kit'
import { useStore } from '@torrent/portal-kit/host'
import { Button, IconButton } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import type { ReleaseWatch } from './release-watch.ts'
import styles from './UpdateOffer.module.css'

/**
 * Says that other releases are in force by now. The page goes on working with what it has, so this waits in the corner
 * of the navigation until somebody has the time. Loading anew asks before unsaved work is left, as any leaving does.
 */
export function UpdateOffer({ watch, collapsed }: { watch: ReleaseWatch; collapsed: boolean }) {
  const t = useText()
  const { remotes, language } = useHost()
  const renewed = useStore(watch.renewed)
  const titles = renewed.map(name => remotes.find(remote => remote.name === name)?.title[language] ?? name)
  const what = t('update.ready', { names: new Intl.ListFormat(language, { type: 'conjunction' }).format(titles) })
  const reload = () => location.reload()

  return (
    <div role="status" className={styles.place}>
      {renewed.length > 0 && collapsed && (
        <IconButton icon="refresh" label={`${what} ${t('update.reload')}`} className={styles.mark} onClick={reload} />
      )}
      {renewed.length > 0 && !collapsed && (
        <div className={styles.offer}>
          <p className={styles.text}>{what}</p>
          <div className={styles.actions}>
            <Button size="sm" icon="refresh" onClick={reload}>
              {t('update.reload')}
            </Button>
            <Button size="sm" variant="subtle" onClick={watch.later}>
              {t('update.later')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
