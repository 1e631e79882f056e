/** The environment lacks something, or it is not in its form; the message says what. */
export class BadSetting extends Error {
  constructor(name: string, wanted: string) {
    super(`${name} must be set to ${wanted}`)
    this.name = 'BadSetting'
  }
}

/** Environment variables by name; each throws `BadSetting` when the variable is missing or not in its form. */
export interface Settings {
  text(name: string, wanted: string): string
  url(name: string, wanted: string): string
  /** `host:port`; port 0 picks a free one. */
  address(name: string): string
  /** At least 32 bytes in hex. */
  key(name: string): Uint8Array
  /** With commas; nothing when it is missing. */
  list(name: string): string[]
}

const KEY_FORM = 'at least 32 bytes in hex'

/** Reads settings from a process's environment. */
export function settingsFrom(variables: NodeJS.ProcessEnv): Settings {
  function checked(name: string, wanted: string, fits: (value: string) => boolean): string {
    const value = variables[name] ?? ''
    if (value === '' || !fits(value)) throw new BadSetting(name, wanted)
    return value
  }
  return {
    text: (name, wanted) => checked(name, wanted, () => true),
    url: (name, wanted) => checked(name, wanted, URL.canParse),
    address: name => checked(name, 'host:port', value => /^\S+:\d{1,5}$/.test(value)),
    key: name =>
      Buffer.from(
        checked(name, KEY_FORM, value => /^(?:[0-9a-f]{2}){32,}$/i.test(value)),
        'hex',
      ),
    list: name => (variables[name] ?? '').split(',').filter(entry => entry !== ''),
  }
}
