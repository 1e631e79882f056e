import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { ActionDialog } from '@torrent/portal-kit/documents'
import { Alert, Code, Skeleton } from '@torrent/ui'
import { bff, liveReleases, type MicroFrontend, type SigningKey } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { useReleaseAction } from './use-release-action.ts'

export interface RevokeKeyDialogProps {
  signingKey: SigningKey
  all: readonly MicroFrontend[]
  onClose: () => void
}

/** Revokes a key; says beforehand which screens stop running. */
export function RevokeKeyDialog({ signingKey: { id, label }, all, onClose }: RevokeKeyDialogProps) {
  const t = useText()
  const language = useLanguage()
  const names = usePlaceNames()
  const uses = useQuery({ ...bff.keys.inForce.queryOptions({ id }, liveReleases), staleTime: 0 })
  const revoke = useReleaseAction(bff.keys.revoke, {
    done: t('keys.revoked', { label }),
    onDone: onClose,
    showsFailure: true,
  })
  const titleOf = (name: string) => all.find(each => each.name === name)?.title?.[language] || name
  return (
    <ActionDialog
      opened
      danger
      title={t('keys.revokeTitle', { label })}
      body={t('keys.revokeBody')}
      irreversible={t('keys.revokeFinal')}
      confirmLabel={t('keys.revoke')}
      busy={revoke.running}
      ready={uses.data !== undefined}
      onConfirm={() => revoke.run({ id })}
      onCancel={onClose}
    >
      {!uses.data && <Skeleton height={48} />}
      {uses.data?.length === 0 && <Alert tone="success">{t('keys.revokeNothing')}</Alert>}
      {uses.data && uses.data.length > 0 && (
        <Alert tone="danger" title={t('keys.revokeStops')}>
          <ul>
            {uses.data.map(({ name, version, placements }) => (
              <li key={`${name} ${version}`}>
                {titleOf(name)} <Code>{version}</Code>: {placements.map(names.place).join(', ')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <ErrorNotice error={revoke.error} />
    </ActionDialog>
  )
}
