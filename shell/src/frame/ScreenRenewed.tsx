import { Button, Modal } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import { reloadPage } from './reload-page.ts'

/** The page is older than the BFF that it calls: what it asked for cannot be done until it is loaded anew. */
export function ScreenRenewed({ onLater }: { onLater: () => void }) {
  const t = useText()
  return (
    <Modal
      opened
      size="sm"
      title={t('renewed.title')}
      onClose={onLater}
      footer={
        <>
          <Button onClick={onLater}>{t('renewed.later')}</Button>
          <Button variant="primary" onClick={reloadPage} data-autofocus>
            {t('renewed.reload')}
          </Button>
        </>
      }
    >
      {t('renewed.body')}
    </Modal>
  )
}
