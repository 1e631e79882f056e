import { useAction, useHost } from '@torrent/portal-kit'
import { FormDialog, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import type { FileView, FolderView } from './file.ts'

/** The file or folder that gets another name, or where a new folder is made. */
export type Nameable = FileView | FolderView | { bucketId: string; parentId: string }

export interface NameDialogProps {
  what: Nameable
  onClose: () => void
}

/** Asks what a new folder or a file is called. */
export function NameDialog({ what, onClose }: NameDialogProps) {
  const t = useText()
  const { language } = useHost()
  const known = 'id' in what ? what : undefined
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(known?.name ?? '')
  const options = { kinds: ['file'], showsFailure: true, onDone: onClose }
  const rename = useAction(bff.renameFile, options)
  const renameFolder = useAction(bff.renameFolder, options)
  const create = useAction(bff.createFolder, options)
  const problem = rename.error ?? renameFolder.error ?? create.error
  const trimmed = name.trim()
  const submit = () => {
    if ('contentType' in what) rename.run({ id: what.id, name: trimmed, folderId: what.folderId })
    else if ('id' in what) renameFolder.run({ id: what.id, name: trimmed, parentId: what.parentId })
    else create.run({ id, bucketId: what.bucketId, parentId: what.parentId, name: trimmed })
  }
  return (
    <FormDialog
      size="sm"
      title={t(known ? 'file.rename' : 'storage.newFolder')}
      submitLabel={t(known ? 'dialog.save' : 'storage.makeFolder')}
      busy={rename.running || renameFolder.running || create.running}
      ready={trimmed !== ''}
      onSubmit={submit}
      onClose={onClose}
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
    </FormDialog>
  )
}
