import { type ServedBff, serveBff } from '@torrent/bff-kit'
import { openSampleParts } from 'sample-parts-service'
import contract from '../contract.json' with { type: 'json' }
import { createRouter } from './router.ts'

export interface StartBffOptions {
  /** PostgreSQL URL of the service's own database. */
  databaseUrl: string
  /** Address of the portal whose people call, e.g. `http://localhost:3000`. */
  portal: string
  /** 0 picks a free one. */
  port: number
  /** Interface to listen on; this machine only when absent. */
  host?: string
}

/** Starts this team's BFF with its service in one process. */
export async function startBff({ databaseUrl, ...options }: StartBffOptions): Promise<ServedBff> {
  const service = await openSampleParts({ url: databaseUrl })
  const bff = await serveBff({ ...options, name: 'sample-parts', router: createRouter(service), contract })
  return {
    ...bff,
    async close() {
      await bff.close()
      await service.close()
    },
  }
}
