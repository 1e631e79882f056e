import { useAllowed } from '@torrent/portal-kit'
import { ListSkeleton } from '@torrent/ui'
import { AdminPage } from '../features/AdminPage.tsx'
import { KeysCard } from '../features/KeysCard.tsx'
import { TokensCard } from '../features/TokensCard.tsx'
import { useOverview } from '../features/use-overview.ts'
import { useText } from '../messages/use-text.ts'

/** Who may sign releases, and which machines may deploy. */
export function Keys() {
  const t = useText()
  const mayManage = useAllowed('release.manage')
  const all = useOverview()
  return (
    <AdminPage title={t('keys.title')} subtitle={t('keys.lead')}>
      {!all && <ListSkeleton rows={5} />}
      {all && <KeysCard all={all} />}
      {all && mayManage && <TokensCard all={all} />}
    </AdminPage>
  )
}
