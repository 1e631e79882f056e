import { Alert, Button, ButtonLink, type Crumb, Page, Stack } from '@torrent/ui'
import { type ReactNode, useEffect } from 'react'
import { useLeaveGuard } from '../drafts/use-leave-guard.ts'
import { useHost } from '../host/use-host.ts'
import { usePageTitle } from '../page/use-page-title.ts'
import { useKitText } from '../text/kit-text.ts'

export interface EditorPageProps {
  title: string
  subtitle?: ReactNode
  breadcrumbs: readonly Crumb[]
  /** Asked at the moment of leaving. */
  isDirty: () => boolean
  saving: boolean
  /** Saving takes longer than a moment; the job centre shows its steps. */
  waiting?: boolean
  /** True shows that something must be mended; `problem` says what, when it belongs to no field. */
  hasProblems: boolean
  problem?: string
  onSave: () => void
  cancelHref: string
  children: ReactNode
}

/** The page around a form: Save (Ctrl+S too) and Cancel, what is wrong, and a guard against losing work. */
export function EditorPage(props: EditorPageProps) {
  const { title, subtitle, breadcrumbs, isDirty, saving, waiting, hasProblems, problem, onSave, cancelHref, children } =
    props
  const t = useKitText()
  const { openJobs } = useHost()
  usePageTitle(title)
  useLeaveGuard(isDirty)

  useEffect(() => {
    const saveByKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (!saving) onSave()
    }
    document.addEventListener('keydown', saveByKey)
    return () => document.removeEventListener('keydown', saveByKey)
  }, [saving, onSave])

  return (
    <Page
      title={title}
      subtitle={subtitle}
      breadcrumbs={breadcrumbs}
      actions={
        <>
          <Button variant="primary" icon="check" loading={saving} onClick={onSave}>
            {t('editor.save')}
          </Button>
          <ButtonLink href={cancelHref}>{t('editor.cancel')}</ButtonLink>
        </>
      }
    >
      <Stack>
        {waiting && (
          <Alert
            announce
            actions={
              <Button size="sm" onClick={openJobs}>
                {t('editor.jobs')}
              </Button>
            }
          >
            {t('editor.waiting')}
          </Alert>
        )}
        {hasProblems && (
          <Alert tone="danger" announce title={t('editor.problems')}>
            {problem}
          </Alert>
        )}
        {children}
      </Stack>
    </Page>
  )
}
