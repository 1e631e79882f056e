import { existsSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PortalRegistry } from '@torrent/portal-service'
import { bffContractSchema } from '@torrent/release'
import { log } from '@torrent/service-kit'
import { builtFolder } from './built.ts'
import { replaceFile } from './replace-file.ts'

/** The micro-frontends of this repository. */
const BUILT_HERE = ['quote', 'order', 'shipping', 'chat', 'admin']

/** PKCS #8 around the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Tells the portal what micro-frontends find here: what the shell that was built offers, and these BFFs' contracts. */
export async function offerBuilt(portal: PortalRegistry, bffs: readonly unknown[]): Promise<void> {
  const shell = join(builtFolder('@torrent/shell'), 'torrent-shell.json')
  const contracts = bffs.map(contract => bffContractSchema.parse(contract))
  if (existsSync(shell)) await portal.offer({ shell: JSON.parse(await readFile(shell, 'utf8')), bffs: contracts })
  else log.warn({ file: shell }, 'the shell does not say what it offers; has it been built?')
}

/**
 * Gives the portal the micro-frontends that have been built in this checkout as releases of its own. `seed` is the
 * portal's signing key, 32 bytes as base64url; `without` says as `tenant/name` what a tenant does not get.
 */
export async function takeBuiltReleases(
  portal: PortalRegistry,
  seed: string,
  without: readonly string[],
): Promise<void> {
  const folders = BUILT_HERE.map(name => builtFolder(`@torrent/mfe-${name}`))
  await portal.takeCheckout(folders.filter(existsSync), privateKeyOf(seed), without)
}

function privateKeyOf(seed: string): string {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64url')])
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`
}

/**
 * Keeps `<dataDir>/operator-token`, with which the command line on this machine runs the portal. Whoever may read the
 * data folder could change the database as well, so the token gives nothing away; nobody else may read it (0600).
 */
export async function keepOperatorToken(portal: PortalRegistry, dataDir: string): Promise<void> {
  const path = join(dataDir, 'operator-token')
  const known = await readFile(path, 'utf8').catch(() => undefined)
  const token = await portal.operatorToken(known?.trim())
  if (token === known?.trim()) return chmod(path, 0o600)
  await replaceFile(path, `${token}\n`, 0o600)
}
