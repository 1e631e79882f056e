import type { ConversationService } from '@torrent/contracts/conversation'
import type { GroupService } from '@torrent/contracts/group'
import { StorageService } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import { type Client, type Implementation, mount, openDatabase, Refused, type Service } from '@torrent/service-kit'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

export interface StorageServiceDependencies {
  /** PostgreSQL URL of this service's own role and database. */
  url: string
  /** Folder of the bytes. */
  filesDir: string
  /** Who may read and post in a conversation, of channels and of rooms. */
  channel: Client<typeof ConversationService>
  chat: Client<typeof ConversationService>
  group: Client<typeof GroupService>
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor: (tenant: string) => Promise<string>
  /** `host:port` of a clamd that scans what comes in. Without one, files are kept unscanned and marked so. */
  clamd?: string | undefined
}

/** Who sent a request; null when nobody is signed in. */
export type PrincipalOf = (request: FastifyRequest) => Principal | null | Promise<Principal | null>

export interface FileStorage extends Service {
  /** Bytes over HTTP, for those who are signed in; the gateway mounts it under `/api/files`. Throws `Refused`. */
  filesApi(principalOf: PrincipalOf): FastifyPluginAsync
}

/** Files and folders of groups and conversations: listens on `storage.commands`, serves StorageService. */
export async function createStorageService({ url }: StorageServiceDependencies): Promise<FileStorage> {
  const database = await openDatabase({
    name: 'storage',
    url,
    tenancy: 'rows',
    publishes: true,
    migrations: new URL('../migrations/', import.meta.url),
  })
  const unavailable = async () => {
    throw new Refused('unavailable')
  }
  const implementation = Object.fromEntries(StorageService.methods.map(({ localName }) => [localName, unavailable]))
  return {
    name: 'storage',
    serves: [mount(StorageService, implementation as unknown as Implementation<typeof StorageService>)],
    filesApi: () => async () => undefined,
    provision: tenant => database.provision(tenant),
    start: async () => undefined,
    stop: () => database.close(),
  }
}
