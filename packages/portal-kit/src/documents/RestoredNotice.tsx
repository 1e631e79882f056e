import { Alert, Button } from '@torrent/ui'
import type { Draft } from '../drafts/use-draft.ts'
import { useKitText } from '../text/kit-text.ts'

/** Says that unsaved work from before a reload was put back, and offers to drop it. */
export function RestoredNotice<T>({ draft }: { draft: Draft<T> }) {
  const t = useKitText()
  if (!draft.restored) return null
  return (
    <Alert
      actions={
        <Button size="sm" onClick={draft.discard}>
          {t('editor.discard')}
        </Button>
      }
    >
      {t('editor.restored')}
    </Alert>
  )
}
