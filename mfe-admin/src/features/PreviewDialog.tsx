import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { Alert, Button, FormDialog, Modal, SelectField, Stack, TextField } from '@torrent/ui'
import { CopyField } from '@torrent/ui/fields'
import { useState } from 'react'
import { bff, liveReleases, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { type Person, PersonField } from './PersonField.tsx'
import { useReleaseAction } from './use-release-action.ts'

const HOURS = [1, 4, 24, 72] as const
/** Only one's own machine: a preview never loads code from a server of somebody else. */
const DEV_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5}$/
/** Stands for a development server in the choice of versions; no version can have this name. */
const DEV = 'dev-server'

/** Makes a link that shows one person another release, in production; then the link itself, to be passed on. */
export function PreviewDialog({ all, onClose }: { all: readonly MicroFrontend[]; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const [name, setName] = useState(all[0]?.name ?? '')
  const [chosen, setChosen] = useState('')
  const [devOrigin, setDevOrigin] = useState('http://localhost:5173')
  const [person, setPerson] = useState<Person | null>(null)
  const [hours, setHours] = useState<string>('4')
  const releases = useQuery({
    ...bff.releases.list.queryOptions({ name, pageSize: 100 }, liveReleases),
    enabled: name !== '',
    throwOnError: false,
  })
  const versions = releases.data?.releases.map(({ version }) => version) ?? []
  const version = chosen || versions[0] || DEV
  const isDev = version === DEV
  const create = useReleaseAction(bff.previews.create, { showsFailure: true })
  const ready = name !== '' && (!isDev || DEV_ORIGIN.test(devOrigin))

  if (create.output) {
    return (
      <Modal
        opened
        title={t('previews.made')}
        onClose={onClose}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('close')}
          </Button>
        }
      >
        <Stack>
          <CopyField
            label={t('previews.link')}
            value={`${location.origin}${create.output.path}`}
            description={t(person ? 'previews.linkFor' : 'previews.linkFirst', { person: person?.label ?? '' })}
          />
          <Alert tone="info">{t('previews.linkHelp')}</Alert>
        </Stack>
      </Modal>
    )
  }
  return (
    <FormDialog
      title={t('previews.new')}
      submitLabel={t('previews.make')}
      busy={create.running}
      ready={ready}
      onSubmit={() =>
        create.run({
          name,
          version: isDev ? '' : version,
          devOrigin: isDev ? devOrigin : '',
          person: person?.email ?? '',
          hours: Number(hours),
        })
      }
      onClose={onClose}
    >
      <SelectField
        label={t('field.microFrontend')}
        value={name}
        options={all.map(each => ({ value: each.name, label: each.title?.[language] || each.name }))}
        onChange={other => {
          setName(other)
          setChosen('')
        }}
      />
      <SelectField
        label={t('field.version')}
        value={version}
        onChange={setChosen}
        options={[
          ...versions.map(each => ({ value: each, label: each })),
          { value: DEV, label: t('previews.devServer') },
        ]}
      />
      {isDev && (
        <TextField
          label={t('previews.devOrigin')}
          description={t('previews.devHelp', { name })}
          error={DEV_ORIGIN.test(devOrigin) ? undefined : t('previews.devWrong')}
          value={devOrigin}
          onChange={setDevOrigin}
        />
      )}
      <PersonField
        label={t('previews.person')}
        description={t('previews.personHelp')}
        value={person}
        onChange={setPerson}
      />
      <SelectField
        label={t('previews.hours')}
        value={hours}
        onChange={setHours}
        options={HOURS.map(count => ({ value: String(count), label: t('hours', { count }) }))}
      />
      <ErrorNotice error={create.error} />
    </FormDialog>
  )
}
