import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyIdOf, newSigningKey, publicKeyOf, UnusableKey } from '@torrent/release'
import { configFolder, readConfig, writeConfig } from '../portal/config-folder.ts'
import { wrongUsage } from '../problem.ts'

const FILE = 'signing-key.pem'

/** The key that releases are signed with here. */
export interface SigningKeyHere {
  id: string
  publicPem: string
  privatePem: string
  /** Where it is kept. */
  from: string
  /** True when there was none, and it has just been made. */
  isNew: boolean
}

/**
 * The signing key of this person or CI: TORRENT_SIGNING_KEY (the PEM itself, or the path of its file), else the one in
 * the configuration folder, which is made at first use. It never leaves the machine.
 */
export async function signingKey(): Promise<SigningKeyHere> {
  const given = process.env.TORRENT_SIGNING_KEY?.trim()
  if (given) {
    const pem = given.includes('-----BEGIN') ? given : await readKeyFile(given)
    return described(pem, 'TORRENT_SIGNING_KEY', false)
  }
  const path = join(configFolder(), FILE)
  const kept = await readConfig(FILE)
  if (kept !== undefined) return described(kept, path, false)
  const { privatePem } = newSigningKey()
  await writeConfig(FILE, privatePem)
  return described(privatePem, path, true)
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw wrongUsage(`TORRENT_SIGNING_KEY names the file ${path}, which cannot be read.`)
  }
}

function described(privatePem: string, from: string, isNew: boolean): SigningKeyHere {
  try {
    const publicPem = publicKeyOf(privatePem)
    return { id: keyIdOf(publicPem), publicPem, privatePem, from, isNew }
  } catch (error) {
    if (!(error instanceof UnusableKey)) throw error
    throw wrongUsage(`${from} holds no Ed25519 private key.`, 'Make one with: openssl genpkey -algorithm ed25519')
  }
}
