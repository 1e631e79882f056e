import { deployApi } from '../portal/deploy-api.ts'
import type { DeployToken } from '../portal/deploy-messages.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import { instant, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface TokenOptions {
  portal: string
  json?: boolean
}

export interface NewTokenOptions extends TokenOptions {
  label: string
  rights: string[]
  names?: string[]
  tenant?: string
  days: string
}

/** `torrent token create`: prints the token, which nobody can read again. */
export async function createToken(options: NewTokenOptions, terminal: Terminal): Promise<ExitCode> {
  const { portal, json, label, rights, names = [], tenant = '' } = options
  const days = Number(options.days)
  if (!/^\d{1,3}$/.test(options.days) || days < 1 || days > 365) throw wrongUsage('--days takes 1 to 365.')
  const api = await deployApi(portal)
  const made = await api.post<{ token: DeployToken; secret: string }>('/tokens', { label, rights, names, tenant, days })
  if (json) {
    terminal.out(JSON.stringify(made))
    return EXIT.done
  }
  terminal.err(
    `Token ${made.token.id} (${label}), until ${instant(made.token.expiresAt)}. It is shown this once; keep it as TORRENT_TOKEN:`,
  )
  terminal.out(made.secret)
  return EXIT.done
}

/** `torrent token list` */
export async function listTokens({ portal, json }: TokenOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const found = await api.get<{ tokens: DeployToken[] }>('/tokens')
  if (json) {
    terminal.out(JSON.stringify(found))
    return EXIT.done
  }
  const rows = found.tokens.map(({ id, label, rights, names, tenant, expiresAt, lastUsedAt, revokedAt }) => [
    ...[id, label, rights.join(', '), names.length === 0 ? 'all' : names.join(', '), tenant || 'all'],
    ...[revokedAt === '' ? instant(expiresAt) : 'revoked', instant(lastUsedAt)],
  ])
  terminal.out(table(['id', 'label', 'may', 'micro-frontends', 'tenant', 'until', 'last used'], rows))
  return EXIT.done
}

/** `torrent token revoke <id>` */
export async function revokeToken(id: string, { portal, json }: TokenOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const token = await api.delete<DeployToken>(`/tokens/${encodeURIComponent(id)}`)
  terminal.out(json ? JSON.stringify(token) : `Token ${token.id} (${token.label}) is revoked.`)
  return EXIT.done
}
