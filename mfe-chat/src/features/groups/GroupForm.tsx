import { useLanguage } from '@torrent/portal-kit'
import { Checkbox, SelectField, Stack, TextArea, TextField } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import type { Group } from './group.ts'
import { groupTree } from './group-tree.ts'

export interface GroupInput {
  name: string
  description: string
  parentId: string
  /** Separated by commas, as they are typed. */
  tags: string
  open: boolean
}

export interface GroupFormProps {
  value: GroupInput
  onChange: (value: GroupInput) => void
  /** Those that may stand above it. */
  parents: readonly Group[]
  /** What was refused, by field. */
  problem: { field: string | undefined; text: string } | undefined
}

/** What a group is called, where it stands and who may join it. */
export function GroupForm({ value, onChange, parents, problem }: GroupFormProps) {
  const t = useText()
  const language = useLanguage()
  const change = (part: Partial<GroupInput>) => onChange({ ...value, ...part })
  const error = (field: string) => (problem?.field === field ? problem.text : undefined)
  return (
    <Stack space={3}>
      <TextField
        label={t('group.name')}
        required
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={value.name}
        onChange={name => change({ name })}
        error={error('name')}
      />
      <TextArea
        label={t('group.description')}
        rows={2}
        maxLength={500}
        value={value.description}
        onChange={description => change({ description })}
        error={error('description')}
      />
      <SelectField
        label={t('group.parent')}
        value={value.parentId === '' ? 'top' : value.parentId}
        onChange={parentId => change({ parentId: parentId === 'top' ? '' : parentId })}
        options={[
          { value: 'top', label: t('group.top') },
          ...groupTree(parents, language).map(({ group: { id, name }, depth }) => ({
            value: id,
            label: `${'\u3000'.repeat(depth)}${name}`,
          })),
        ]}
        error={error('parentId')}
      />
      <TextField
        label={t('group.tags')}
        description={t('group.tagsHint')}
        value={value.tags}
        onChange={tags => change({ tags })}
        error={error('tags')}
      />
      <Checkbox
        label={t('group.open')}
        description={t(value.open ? 'group.openHint' : 'group.closedHint')}
        checked={value.open}
        onChange={open => change({ open })}
      />
    </Stack>
  )
}

/** Tags as typed: separated by commas of either width, each once, without `#`. */
export function tagsOf(text: string): string[] {
  const tags = text.split(/[,、，\n]/).map(tag => tag.trim().replace(/^[#＃]/, ''))
  return [...new Set(tags.filter(tag => tag !== ''))]
}
