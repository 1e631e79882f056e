import { Refused } from '@torrent/service-kit'

const NAME = /^[a-z][a-z0-9-]{0,39}$/

/** The name of a micro-frontend or BFF. Refused: `required`, `invalid`. */
export function requireName(name: string, field = 'name'): string {
  if (name === '') throw new Refused('required', field)
  if (!NAME.test(name)) throw new Refused('invalid', field)
  return name
}

/** Names of micro-frontends, each once. Refused: `invalid`. */
export function requireNames(names: readonly string[]): string[] {
  if (names.length > 100) throw new Refused('invalid', 'names')
  return [...new Set(names.map(name => requireName(name, 'names')))]
}

/** A version as somebody names it; it need not be there. Refused: `required`, `invalid`. */
export function requireVersion(version: string, field = 'version'): string {
  if (version === '') throw new Refused('required', field)
  if (!/^[0-9A-Za-z.-]{1,64}$/.test(version)) throw new Refused('invalid', field)
  return version
}

/** The name of a channel; empty is `stable`. Refused: `invalid`. */
export function requireChannel(channel: string): string {
  return channel === '' ? 'stable' : requireName(channel, 'channel')
}
