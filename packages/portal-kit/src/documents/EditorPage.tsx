import { Alert, Button, ButtonLink, type Crumb, choicesSettled, Page, Stack } from '@torrent/ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
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
  const { save, settling } = useSave(onSave)
  const busy = saving || settling
  usePageTitle(title)
  useLeaveGuard(isDirty)

  useEffect(() => {
    const saveByKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (!busy) save()
    }
    document.addEventListener('keydown', saveByKey)
    return () => document.removeEventListener('keydown', saveByKey)
  }, [busy, save])

  return (
    <Page
      title={title}
      subtitle={subtitle}
      breadcrumbs={breadcrumbs}
      actions={
        <>
          <Button variant="primary" icon="check" loading={busy} onClick={save}>
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

/**
 * Saves what is on the screen once it is known what it is: a code that was typed last may still be looked up, and without
 * it the form would have a gap that nobody sees.
 */
function useSave(onSave: () => void): { save: () => void; settling: boolean } {
  const [asked, setAsked] = useState<'looking' | 'due'>()
  const latest = useRef(onSave)
  useEffect(() => {
    latest.current = onSave
  })
  useEffect(() => {
    if (asked !== 'due') return
    setAsked(undefined)
    latest.current()
  }, [asked])
  const save = () => {
    const settled = choicesSettled()
    if (!settled) return onSave()
    setAsked('looking')
    void settled.then(() => setAsked('due'))
  }
  return { save, settling: asked !== undefined }
}
