import type { Question } from '@torrent/portal-kit'
import { useStore } from '@torrent/portal-kit/host'
import { Button, ConfirmDialog, Modal } from '@torrent/ui'
import { JobCentre } from '../jobs/JobCentre.tsx'
import { useText } from '../messages/use-text.ts'
import { NotificationPanel } from '../notifications/NotificationPanel.tsx'
import { signIn } from '../session/session.ts'
import { ShortcutList } from '../shortcuts/ShortcutList.tsx'
import { dialogs } from './dialog-state.ts'
import { ScreenRenewed } from './ScreenRenewed.tsx'

/** The dialogs of the frame; they load after the page, since none of them is there at first. */
export function Dialogs() {
  const state = useStore(dialogs)
  const close = () => dialogs.set(undefined)
  return (
    <>
      {state?.open === 'question' && <QuestionDialog question={state.question} answer={state.answer} />}
      {state?.open === 'session' && <SessionEnded />}
      {state?.open === 'renewed' && <ScreenRenewed onLater={close} />}
      {state?.open === 'shortcuts' && <ShortcutList onClose={close} />}
      {state?.open === 'jobs' && <JobCentre onClose={close} />}
      {state?.open === 'notifications' && <NotificationPanel onClose={close} />}
    </>
  )
}

function QuestionDialog({ question, answer }: { question: Question; answer(yes: boolean): void }) {
  return (
    <ConfirmDialog
      opened
      title={question.title}
      confirmLabel={question.yes}
      cancelLabel={question.no}
      danger={question.danger}
      onConfirm={() => answer(true)}
      onCancel={() => answer(false)}
    >
      {question.body}
    </ConfirmDialog>
  )
}

function SessionEnded() {
  const t = useText()
  return (
    <Modal
      opened
      size="sm"
      title={t('session.title')}
      // Without a session nothing works here; the dialog stays until the person signs in.
      onClose={() => undefined}
      footer={
        <Button variant="primary" onClick={() => void signIn()} data-autofocus>
          {t('session.signIn')}
        </Button>
      }
    >
      {t('session.body')}
    </Modal>
  )
}
