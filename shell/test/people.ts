import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bootstrap, Remote } from '@torrent/contracts/bootstrap'

/** A fixture as the registry would announce it. */
export function remote(name: string, entry = `/releases/${name}/1/mf-manifest.json`): Remote {
  const file = join(import.meta.dirname, 'fixtures', name, 'torrent.json')
  return { ...JSON.parse(readFileSync(file, 'utf8')), version: '1', entry }
}

/** Somebody who is signed in and may use both fixtures. */
export const bootstrap: Bootstrap = {
  user: {
    id: '3f0f2c5e-6a53-4d33-9a77-1c8f6f4d2a10',
    name: 'Hanako Sato',
    email: 'sales@acme-metal.example',
    tenant: 'acme-metal',
    tenantName: { ja: 'アクメ金属', en: 'Acme Metal' },
    roles: ['sales'],
  },
  actions: ['alpha.read', 'beta.read', 'job.read'],
  remotes: [remote('alpha'), remote('beta')],
  language: 'en',
  theme: 'light',
}
