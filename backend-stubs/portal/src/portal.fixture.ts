import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_TENANTS } from '@torrent/contracts/demo'
import { PortalService } from '@torrent/contracts/portal'
import { ReleaseService } from '@torrent/contracts/releases'
import { buildManifest, newSigningKey, type SigningKeyPair, sign } from '@torrent/release'
import type { CallContext, Client } from '@torrent/service-kit'
import { clientOf, type TestIdentity, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import Fastify from 'fastify'
import { createPortalService, type PortalRegistry, type PortalServiceDependencies } from './service.ts'

const ACTION = 'quote.read'

/** The files of a team's micro-frontend that stands by itself. `code` is what its module holds. */
export function teamFiles(
  name = 'parts',
  code = 'export {}',
  more: Record<string, unknown> = {},
): Record<string, string> {
  const description = {
    name,
    title: { ja: '部品', en: 'Parts' },
    basePath: `/${name}`,
    nav: [{ label: { ja: '部品', en: 'Parts' }, icon: 'parts', order: 50, action: ACTION }],
    provides: [],
    uses: [],
    ...more,
  }
  const assets = { js: { sync: ['assets/mfe.js'], async: [] }, css: { sync: ['assets/mfe.css'], async: [] } }
  const federation = {
    name,
    metaData: { publicPath: 'auto', remoteEntry: { name: 'remoteEntry.js', path: '', type: 'module' } },
    exposes: [{ path: './mfe', assets }],
  }
  return {
    'torrent.json': JSON.stringify(description),
    'torrent-build.json': JSON.stringify({ portal: '^0.1.0', shared: {}, intents: {} }),
    'mf-manifest.json': JSON.stringify(federation),
    'remoteEntry.js': 'export {}',
    'assets/mfe.js': code,
    'assets/mfe.css': '.part { color: red }',
  }
}

/** A release that somebody wants to publish. */
export interface Packed {
  version: string
  manifest: Buffer
  signature: string
  keyId: string
  files: ReadonlyMap<string, Buffer>
}

/** Describes and signs files. `change` alters the manifest before it is signed. */
export function pack(
  files: Readonly<Record<string, string>>,
  key: SigningKeyPair,
  version: string,
  change: (manifest: object) => object = manifest => manifest,
): Packed {
  const content = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))
  const built = buildManifest({ version, files: [...content].map(([path, each]) => ({ path, content: each })) })
  const manifest = Buffer.from(JSON.stringify(change(built)))
  return { version, manifest, signature: sign(manifest, key.privatePem), keyId: key.id, files: content }
}

/** What an answer of the deploy API says. */
export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the API answers; the tests say what they expect
  body: any
}

/** Calls the deploy API with a token. */
export type Deploy = (method: string, path: string, body?: unknown) => Promise<Answer>

/** A portal with both demo tenants, its deploy API on a port, and a team that may do everything with its key. */
export interface TestPortal {
  service: PortalRegistry
  portal: Client<typeof PortalService>
  releases: Client<typeof ReleaseService>
  identity: TestIdentity
  /** The database's URL. */
  url: string
  releasesDir: string
  /** URL of the deploy API. */
  api: string
  /** The team's key, registered. */
  key: SigningKeyPair
  /** The operator's. */
  token: string
  /** With the operator's token. */
  deploy: Deploy
  withToken(token: string | undefined): Deploy
  publish(packed: Packed, deploy?: Deploy): Promise<Answer>
  /** Somebody new of a tenant, who may run the portal when nothing is said. */
  person(
    tenant?: string,
    role?: 'admin' | 'operator' | 'sales',
  ): Promise<CallContext & { subject: string; email: string }>
  close(): Promise<void>
}

/** Opens one. A database and a folder that are given stay when it closes; `known` is the operator's token there. */
export async function openPortal({
  known,
  ...options
}: Partial<PortalServiceDependencies> & { known?: string } = {}): Promise<TestPortal> {
  const url = options.url ?? (await testDatabase('portal'))
  const releasesDir = options.releasesDir ?? (await mkdtemp(join(tmpdir(), 'torrent-releases-')))
  const identity = await testIdentity()
  const service = await createPortalService({ ...options, url, releasesDir })
  await service.seedTenants(DEMO_TENANTS)
  await service.offer({ shell: { portal: '0.1.0', shared: { react: '19.1.0' } }, bffs: [] })
  const http = Fastify({ bodyLimit: 2_000_000 })
  await http.register(service.deployApi, { prefix: '/api/deploy' })
  const api = `${await http.listen({ port: 0, host: '127.0.0.1' })}/api/deploy`
  const withToken = (token: string | undefined): Deploy => deployWith(api, token)
  const token = await service.operatorToken(known)
  const deploy = withToken(token)
  const key = newSigningKey()
  await deploy('POST', '/keys', { label: 'Parts team', publicKey: key.publicPem })
  return {
    ...{ service, identity, url, releasesDir, api, key, token, deploy, withToken },
    portal: clientOf(PortalService, service, identity.verify),
    releases: clientOf(ReleaseService, service, identity.verify),
    publish: (packed, by = deploy) => publishWith(by, packed),
    async person(tenant = 'acme-metal', role = 'operator') {
      const { principal, call } = await identity.person(tenant, role)
      return { ...call, subject: principal.subject, email: principal.email }
    },
    async close() {
      await http.close()
      await service.stop()
      if (options.releasesDir === undefined) await rm(releasesDir, { recursive: true, force: true })
    },
  }
}

function deployWith(api: string, token: string | undefined): Deploy {
  return async (method, path, body) => {
    const isBytes = body instanceof Buffer
    const type = isBytes ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
}

/** All steps of publishing; answers the last one. */
async function publishWith(deploy: Deploy, packed: Packed): Promise<Answer> {
  const begun = await begin(deploy, packed)
  if (begun.status !== 201) return begun
  for (const path of begun.body.missing) {
    const put = await deploy('PUT', `/uploads/${begun.body.upload}/files/${path}`, packed.files.get(path))
    if (put.status !== 204) return put
  }
  return deploy('POST', `/uploads/${begun.body.upload}/commit`)
}

/** The first step of publishing. */
export function begin(deploy: Deploy, { manifest, signature, keyId }: Packed): Promise<Answer> {
  return deploy('POST', '/releases', { manifest: manifest.toString('base64'), signature, keyId })
}
