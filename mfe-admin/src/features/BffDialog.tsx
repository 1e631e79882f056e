import { useQuery } from '@tanstack/react-query'
import { toTorrentError } from '@torrent/portal-kit'
import { FormDialog, Skeleton, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { PlanMatrix } from './PlanMatrix.tsx'
import { useReleaseAction } from './use-release-action.ts'

const NAME = /^[a-z][a-z0-9-]{0,39}$/
const URL_FORM = /^https?:\/\/[^\s]+$/

/** Mounts a BFF that runs elsewhere; first asks it for its contract and says whether live screens understand it. */
export function BffDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [asked, setAsked] = useState<{ name: string; url: string }>()
  const plan = useQuery({
    ...bff.bffs.plan.queryOptions(asked ?? { name: '', url: '' }),
    enabled: asked !== undefined,
    throwOnError: false,
    staleTime: 0,
    retry: false,
  })
  const register = useReleaseAction(bff.bffs.register, {
    done: t('bffs.registered', { name }),
    onDone: onClose,
    showsFailure: true,
  })
  const isValid = NAME.test(name) && URL_FORM.test(url)
  const isCurrent = asked?.name === name && asked.url === url
  const ready = isCurrent && !plan.isFetching && plan.data?.ok === true

  return (
    <FormDialog
      size="lg"
      title={t('bffs.register')}
      submitLabel={t(ready ? 'bffs.register' : 'bffs.check')}
      busy={register.running || plan.isFetching}
      ready={isValid}
      onSubmit={() => {
        if (ready) register.run({ name, url })
        else if (isCurrent) void plan.refetch()
        else setAsked({ name, url })
      }}
      onClose={onClose}
    >
      <p>{t('bffs.registerBody')}</p>
      <TextField
        label={t('bffs.name')}
        description={t('bffs.nameHelp', { name: name || 'parts' })}
        error={name === '' || NAME.test(name) ? undefined : t('channels.channelWrong')}
        required
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('bffs.url')}
        error={url === '' || URL_FORM.test(url) ? undefined : t('bffs.urlWrong')}
        placeholder="http://parts:4701"
        required
        value={url}
        onChange={setUrl}
      />
      {isCurrent && plan.isFetching && <Skeleton height={48} />}
      {isCurrent && plan.error && !plan.isFetching && <ErrorNotice error={toTorrentError(plan.error)} />}
      {isCurrent && plan.data && !plan.error && <PlanMatrix plan={plan.data} />}
      <ErrorNotice error={register.error} />
    </FormDialog>
  )
}
