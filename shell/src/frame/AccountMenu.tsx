import { useHost } from '@torrent/portal-kit'
import { Avatar, Button, Menu } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'
import { signOut } from '../session/session.ts'
import { dialogs } from './dialog-state.ts'

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const t = useText()
  const { user } = useHost()
  const roles = user.roles.map(role => (isNamedRole(role) ? t(`role.${role}`) : role)).join('・')
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="subtle" aria-label={t('account.button')} title={user.name}>
          <Avatar name={user.name} />
        </Button>
      }
      items={[
        { heading: user.name, detail: roles },
        { divider: true },
        { label: t('account.shortcuts'), icon: 'help', hint: '?', onSelect: () => dialogs.set({ open: 'shortcuts' }) },
        { divider: true },
        { label: t('account.signOut'), icon: 'sign-out', onSelect: () => void signOut() },
      ]}
    />
  )
}

const namedRoles = ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator'] as const

function isNamedRole(role: string): role is (typeof namedRoles)[number] {
  return namedRoles.some(named => named === role)
}
