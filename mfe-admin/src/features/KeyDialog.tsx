import { ActionDialog } from '@torrent/portal-kit/documents'
import { TextArea, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { NamesField } from './NamesField.tsx'
import { useReleaseAction } from './use-release-action.ts'

const PEM = /^-----BEGIN PUBLIC KEY-----[\s\S]+-----END PUBLIC KEY-----$/

/** Registers a team's public key, so that releases signed with its private one may run. */
export function KeyDialog({ all, onClose }: { all: readonly MicroFrontend[]; onClose: () => void }) {
  const t = useText()
  const [label, setLabel] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const [names, setNames] = useState<string[]>([])
  const register = useReleaseAction(bff.keys.register, {
    done: t('keys.registered', { label }),
    onDone: onClose,
    showsFailure: true,
  })
  const pem = publicKey.trim()
  const isPem = PEM.test(pem)
  return (
    <ActionDialog
      opened
      title={t('keys.register')}
      body={t('keys.registerBody')}
      confirmLabel={t('keys.register')}
      busy={register.running}
      ready={label.trim() !== '' && isPem}
      onConfirm={() => register.run({ label: label.trim(), publicKey: `${pem}\n`, names })}
      onCancel={onClose}
    >
      <TextField label={t('keys.label')} required maxLength={100} value={label} onChange={setLabel} />
      <TextArea
        label={t('keys.pem')}
        description={t('keys.pemHelp')}
        error={pem === '' || isPem ? undefined : t('keys.pemWrong')}
        required
        rows={4}
        spellCheck={false}
        placeholder="-----BEGIN PUBLIC KEY-----"
        value={publicKey}
        onChange={setPublicKey}
      />
      <NamesField label={t('keys.names')} all={all} value={names} onChange={setNames} />
      <ErrorNotice error={register.error} />
    </ActionDialog>
  )
}
