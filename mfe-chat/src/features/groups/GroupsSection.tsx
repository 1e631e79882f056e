import { useQuery } from '@tanstack/react-query'
import { live, useAllowed, useLanguage } from '@torrent/portal-kit'
import { Icon, IconButton } from '@torrent/ui'
import { useId, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import list from '../list/list.module.css'
import { GroupsDialog } from './GroupsDialog.tsx'
import { groupTree } from './group-tree.ts'
import styles from './groups.module.css'
import { NewGroupDialog } from './NewGroupDialog.tsx'

/** In the list of conversations: the groups this person is in, as a tree, and the ways to others and to a new one. */
export function GroupsSection() {
  const t = useText()
  const language = useLanguage()
  const headingId = useId()
  const mayCreate = useAllowed('group.create')
  const [closed, setClosed] = useState(false)
  const [opened, setOpened] = useState<'new' | 'browse' | { id: string }>()
  const { data = [] } = useQuery({ ...bff.groups.queryOptions({ text: '' }, live('group')), throwOnError: false })
  const mine = groupTree(
    data.filter(group => group.mine === 'member' || group.mine === 'owner'),
    language,
  )
  return (
    <section aria-labelledby={headingId} className={list.section}>
      <div className={list.sectionHead}>
        <button
          type="button"
          className={list.fold}
          aria-expanded={!closed}
          aria-labelledby={headingId}
          onClick={() => setClosed(!closed)}
        />
        <h2 id={headingId}>{t('groups.title')}</h2>
        <IconButton size="sm" icon="search" label={t('groups.browse')} onClick={() => setOpened('browse')} />
        {mayCreate && <IconButton size="sm" icon="plus" label={t('group.new')} onClick={() => setOpened('new')} />}
      </div>
      <ul className={styles.mine} hidden={closed}>
        {mine.map(({ group, depth }) => (
          <li key={group.id} style={{ paddingInlineStart: `${depth * 0.75}rem` }}>
            <button type="button" onClick={() => setOpened({ id: group.id })}>
              <Icon name={group.allHands ? 'building' : group.open ? 'users' : 'lock'} size={16} />
              <span>{group.name}</span>
              {(group.status === 'creating' || group.status === 'removing') && (
                <span className={styles.soft}>{t(`group.status.${group.status}`)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {opened === 'new' && <NewGroupDialog onClose={() => setOpened(undefined)} />}
      {opened !== undefined && opened !== 'new' && (
        <GroupsDialog
          initial={opened === 'browse' ? undefined : opened.id}
          onClose={() => setOpened(undefined)}
          onNew={mayCreate ? () => setOpened('new') : undefined}
        />
      )}
    </section>
  )
}
