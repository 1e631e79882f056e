import { useHost } from '@torrent/portal-kit'
import { Button, Modal, TextField } from '@torrent/ui'
import { useId, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useAction } from '../use-action.ts'
import type { FileView } from './file.ts'

export interface NameDialogProps {
  /** The file that gets another name, or where a new folder is made. */
  what: FileView | { bucketId: string; parentId: string }
  onClose: () => void
}

/** Asks what a new folder or a file is called. */
export function NameDialog({ what, onClose }: NameDialogProps) {
  const t = useText()
  const { language } = useHost()
  const form = useId()
  const file = 'contentType' in what ? what : undefined
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(file?.name ?? '')
  const options = { kinds: ['file'], showsFailure: true, onDone: onClose }
  const rename = useAction(bff.renameFile, options)
  const create = useAction(bff.createFolder, options)
  const problem = rename.error ?? create.error
  const submit = () => {
    const trimmed = name.trim()
    if (trimmed === '' || rename.running || create.running) return
    if ('contentType' in what) rename.run({ id: what.id, name: trimmed, folderId: what.folderId })
    else create.run({ id, bucketId: what.bucketId, parentId: what.parentId, name: trimmed })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title={t(file ? 'file.rename' : 'storage.newFolder')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            disabled={name.trim() === ''}
            loading={rename.running || create.running}
          >
            {t(file ? 'dialog.save' : 'storage.makeFolder')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('file.name')}
          required
          maxLength={255}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={setName}
          error={problem?.text(language)}
        />
      </form>
    </Modal>
  )
}
