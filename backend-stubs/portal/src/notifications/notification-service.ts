import { NotificationService } from '@torrent/contracts/releases'
import { actionsOf, type Principal } from '@torrent/policy'
import { type Database, type Mounted, mount, Refused, requireLimit, requireUuid } from '@torrent/service-kit'
import { markRead, type Reader, readNotifications } from './notification-rows.ts'

/** As many as a panel can show. */
const MOST = 50

/** A person's notifications. */
export function notificationService(database: Database): Mounted {
  return mount(NotificationService, {
    listNotifications({ limit }, { principal }) {
      const most = requireLimit(limit, MOST, MOST)
      return database.tenant(principal.tenant).transaction(tx => readNotifications(tx, readerOf(principal), most))
    },
    markNotificationsRead({ ids }, { principal }) {
      if (ids.length > MOST) throw new Refused('invalid', 'ids')
      for (const id of ids) requireUuid(id, 'ids')
      return database.tenant(principal.tenant).transaction(async tx => {
        await markRead(tx, readerOf(principal), ids)
        return readNotifications(tx, readerOf(principal), MOST)
      })
    },
  })
}

function readerOf(principal: Principal): Reader {
  return { member: principal.subject, actions: actionsOf(principal) }
}
