import { shortcuts, useStore } from '@torrent/portal-kit/host'
import { Kbd, Modal, Row } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import styles from './ShortcutList.module.css'

/** All keys that work on the page shown. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useText()
  const known = new Map(useStore(shortcuts).map(shortcut => [shortcut.keys, shortcut]))
  return (
    <Modal opened size="sm" title={t('shortcuts.title')} onClose={onClose}>
      <dl className={styles.list}>
        {[...known.values()].map(({ keys, label }) => (
          <div className={styles.entry} key={keys}>
            <dt>{label}</dt>
            <dd>
              <Row space={1}>
                {keys.split(' ').map(key => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Row>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
