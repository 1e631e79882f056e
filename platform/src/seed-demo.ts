import { type AuthService, createDemoAccounts } from '@torrent/auth-service'
import { seedDemo as seedChannels } from '@torrent/channel-service'
import { seedDemo as seedChat } from '@torrent/chat-service'
import { seedDemo as seedCommon } from '@torrent/common-service'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { seedDemo as seedGroups } from '@torrent/group-service'
import { seedDemo as seedMembers } from '@torrent/member-service'
import type { createServices } from './services.ts'

/** Fills the demo's tenants with people, master data, groups and talk; what is there already stays as it is. */
export async function seedDemo(
  accounts: AuthService['accounts'],
  { common, member, group, channel, chat, storage }: Awaited<ReturnType<typeof createServices>>,
): Promise<void> {
  const tenants = DEMO_TENANTS.map(({ id }) => id)
  await Promise.all([
    createDemoAccounts(accounts, tenants),
    ...tenants.flatMap(tenant => [
      seedCommon(common, tenant),
      seedMembers(member, tenant),
      seedGroups(group, tenant),
      seedChannels(channel, tenant),
      seedChat(chat, tenant),
      storage.seedDemo(tenant),
    ]),
  ])
}
