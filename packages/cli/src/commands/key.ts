import { hostname, userInfo } from 'node:os'
import { deployApi } from '../portal/deploy-api.ts'
import type { SigningKey } from '../portal/deploy-messages.ts'
import { EXIT, type ExitCode } from '../problem.ts'
import { signingKey } from '../publish/signing-key.ts'
import { instant, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface KeyOptions {
  portal: string
  json?: boolean
}

/** `torrent key show`: the public half of the key of this person, for an operator to register. Made when there is none. */
export async function showKey(terminal: Terminal): Promise<ExitCode> {
  const { id, publicPem, from, isNew } = await signingKey()
  terminal.err(`${isNew ? 'A new key has been made' : 'Kept'} in ${from}. Its id is ${id}; the public half:`)
  terminal.out(publicPem.trimEnd())
  return EXIT.done
}

/** `torrent key register`: makes the key of this person known to the portal, so that what it signs is taken. */
export async function registerKey(
  { portal, json, label, names = [] }: KeyOptions & { label?: string; names?: string[] },
  terminal: Terminal,
): Promise<ExitCode> {
  const api = await deployApi(portal)
  const { id, publicPem } = await signingKey()
  const { keys } = await api.get<{ keys: SigningKey[] }>('/keys')
  const known = keys.find(key => key.id === id && key.revokedAt === '')
  const wanted = { label: label ?? `${userInfo().username} on ${hostname()}`, publicKey: publicPem, names }
  const key = known ?? (await api.post<SigningKey>('/keys', wanted))
  if (json) terminal.out(JSON.stringify(key))
  else terminal.out(`Key ${id} (${key.label}) ${known ? 'is registered already' : 'is registered'} at ${portal}.`)
  return EXIT.done
}

/** `torrent key list` */
export async function listKeys({ portal, json }: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const found = await api.get<{ keys: SigningKey[] }>('/keys')
  if (json) {
    terminal.out(JSON.stringify(found))
    return EXIT.done
  }
  const rows = found.keys.map(({ id, label, names, registeredBy, registeredAt, revokedAt }) => [
    ...[id, label, names.length === 0 ? 'all' : names.join(', '), registeredBy, instant(registeredAt)],
    revokedAt === '' ? '–' : instant(revokedAt),
  ])
  terminal.out(table(['id', 'label', 'signs', 'registered by', 'at', 'revoked'], rows))
  return EXIT.done
}

/** `torrent key revoke <id>`: what is signed with it no longer runs. */
export async function revokeKey(id: string, { portal, json }: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const key = await api.delete<SigningKey>(`/keys/${encodeURIComponent(id)}`)
  terminal.out(json ? JSON.stringify(key) : `Key ${key.id} (${key.label}) is revoked. What it signed no longer runs.`)
  return EXIT.done
}
