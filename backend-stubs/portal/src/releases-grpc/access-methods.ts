import type { ReleaseService } from '@torrent/contracts/releases'
import type { Implementation } from '@torrent/service-kit'
import { personActor } from '../actor.ts'
import { listBffs } from '../bffs/bff-rows.ts'
import { registerBff, removeBff } from '../bffs/bffs.ts'
import { listChannelMembers, setChannel } from '../channels/channels.ts'
import { listKeys, registerKey, revokeKey } from '../keys/keys.ts'
import type { PortalContext } from '../portal-context.ts'
import { claimPreview, createPreview, endPreview, listPreviews } from '../previews/previews.ts'
import { keyOf } from '../releases/known-releases.ts'
import { newestVersions } from '../releases/release-rows.ts'
import { createToken, listTokens, revokeToken } from '../tokens/tokens.ts'
import { bffMessage, keyMessage, planMessage } from './messages.ts'

type Methods = Omit<
  Implementation<typeof ReleaseService>,
  'getReleases' | 'listReleases' | 'getRelease' | 'diffReleases' | 'listDeployments' | 'promote' | 'rollback'
>

/** Who may publish, see and call what: channels, previews, keys, tokens and BFFs. */
export function accessMethods(context: PortalContext): Methods {
  const { transaction, secrets } = context
  return {
    listChannelMembers: async (_, { principal }) => ({
      members: await transaction(tx => listChannelMembers(tx, principal.tenant)),
    }),
    setChannel: (request, { principal }) =>
      transaction(tx => setChannel(tx, personActor(principal), principal.tenant, request)),

    async createPreview(request, { principal }) {
      const { preview, token } = await transaction(tx =>
        createPreview(tx, personActor(principal), secrets.previewKey, request),
      )
      return { preview, path: `/preview/${token}` }
    },
    listPreviews: async (_, { principal }) => ({
      previews: await transaction(tx => listPreviews(tx, personActor(principal))),
    }),
    endPreview: ({ id }, { principal }) => transaction(tx => endPreview(tx, personActor(principal), id)),
    claimPreview: ({ token }, { principal }) =>
      transaction(async tx => {
        const preview = await claimPreview(tx, principal, secrets.previewKey, token)
        const version = preview.version || ((await newestVersions(tx)).get(preview.name) ?? '')
        const address = { name: preview.name, version }
        const release = (await context.releases.find(tx, [address])).get(keyOf(address))
        return { preview, basePath: release?.content.description.basePath ?? '/' }
      }),

    listKeys: async () => ({ keys: (await transaction(listKeys)).map(keyMessage) }),
    registerKey: async (request, { principal }) =>
      keyMessage(await transaction(tx => registerKey(tx, personActor(principal), request))),
    revokeKey: async ({ id }, { principal }) =>
      keyMessage(await transaction(tx => revokeKey(tx, personActor(principal), id))),

    listTokens: async (_, { principal }) => ({
      tokens: await transaction(tx => listTokens(tx, personActor(principal))),
    }),
    createToken: (request, { principal }) => transaction(tx => createToken(tx, personActor(principal), request)),
    revokeToken: ({ id }, { principal }) => transaction(tx => revokeToken(tx, personActor(principal), id)),

    listBffs: async () => ({ bffs: (await transaction(listBffs)).map(bffMessage) }),
    registerBff: async (request, { principal }) =>
      planMessage(await registerBff(context, personActor(principal), request)),
    removeBff: async ({ name }, { principal }) => bffMessage(await removeBff(context, personActor(principal), name)),
    async getBffContract(address) {
      const known = context.releases.peek(address)
      const release = known ?? (await transaction(tx => context.releases.find(tx, [address]))).get(keyOf(address))
      return { contract: release?.content.bff ? JSON.stringify(release.content.bff) : '' }
    },
  }
}
