import { ButtonLink, type Crumb, EmptyState, Page } from '@torrent/ui'
import { usePageTitle } from '../page/use-page-title.ts'
import { useKitText } from '../text/kit-text.ts'

export interface NotEditableProps {
  /** The title that the form would have. */
  title: string
  /** The way here; its last step is the document. */
  breadcrumbs: readonly Crumb[]
}

/** In the place of a form when its document cannot be edited now, or not by this person. */
export function NotEditable({ title, breadcrumbs }: NotEditableProps) {
  const t = useKitText()
  usePageTitle(title)
  const document = breadcrumbs.at(-1)
  return (
    <Page title={title} breadcrumbs={breadcrumbs}>
      <EmptyState
        icon="lock"
        title={t('editor.closed')}
        action={
          document && <ButtonLink href={document.href}>{t('editor.back', { document: document.label })}</ButtonLink>
        }
      >
        {t('editor.closedBody')}
      </EmptyState>
    </Page>
  )
}
