import { useQuery } from '@tanstack/react-query'
import { live, useLanguage } from '@torrent/portal-kit'
import { Badge, Button, EmptyState, Icon, Modal, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { GroupDetails } from './GroupDetails.tsx'
import { groupTree } from './group-tree.ts'
import styles from './groups.module.css'

export interface GroupsDialogProps {
  /** The group that is shown first. */
  initial?: string
  onClose: () => void
  /** To a new group; absent for who may not make one. */
  onNew?: () => void
}

/** All groups that this person may know of, as a tree, and beside it the one that is chosen. */
export function GroupsDialog({ initial, onClose, onNew }: GroupsDialogProps) {
  const t = useText()
  const language = useLanguage()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(initial)
  const all = useQuery({ ...bff.groups.queryOptions({ text: '' }, live('group')), throwOnError: false })
  const found = useQuery({
    ...bff.groups.queryOptions({ text: text.trim() }, live('group')),
    throwOnError: false,
    placeholderData: before => before,
  })
  const tree = groupTree(found.data ?? [], language)
  const known = new Map(all.data?.map(each => [each.id, each]))
  const group = known.get(chosen ?? '') ?? known.get(tree[0]?.group.id ?? '')
  return (
    <Modal opened onClose={onClose} title={t('groups.title')} size="lg">
      <div className={styles.browser}>
        <div className={styles.tree}>
          <TextField
            label={t('groups.search')}
            icon="search"
            type="search"
            placeholder={t('groups.searchHint')}
            value={text}
            onChange={setText}
          />
          {found.data?.length === 0 && group && <p className={styles.soft}>{t('groups.none')}</p>}
          <ul className={styles.entries} aria-label={t('groups.tree')}>
            {tree.map(({ group: each, depth }) => (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === group?.id || undefined}
                  style={{ paddingInlineStart: `${0.5 + depth}rem` }}
                  onClick={() => setChosen(each.id)}
                >
                  <Icon name={each.allHands ? 'building' : each.open ? 'users' : 'lock'} size={15} />
                  <span className={styles.entryName}>{each.name}</span>
                  <span className={styles.soft}>{each.memberCount}</span>
                  {each.mine !== 'none' && <Icon name="check" size={14} />}
                </button>
              </li>
            ))}
          </ul>
          {onNew && (
            <Button size="sm" icon="plus" onClick={onNew}>
              {t('group.new')}
            </Button>
          )}
        </div>
        <div className={styles.details}>
          {group ? (
            <>
              <div className={styles.detailsHead}>
                <h3>{group.name}</h3>
                {group.allHands && <Badge tone="info">{t('group.allHands')}</Badge>}
                {!group.open && <Badge>{t('group.closed')}</Badge>}
                {group.tags.map(tag => (
                  <Badge key={tag} tone="neutral">{`#${tag}`}</Badge>
                ))}
              </div>
              <GroupDetails
                key={group.id}
                group={group}
                groups={all.data ?? []}
                asOf={all.dataUpdatedAt}
                onLeave={onClose}
              />
            </>
          ) : (
            <EmptyState icon="users" title={t(text.trim() === '' ? 'groups.emptyTitle' : 'groups.none')}>
              {t('groups.emptyBody')}
            </EmptyState>
          )}
        </div>
      </div>
    </Modal>
  )
}
