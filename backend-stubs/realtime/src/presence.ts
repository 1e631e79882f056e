import type { Presence as State } from '@torrent/contracts/realtime'

/** Milliseconds in which changes are collected and then told as one. */
const COLLECT_MS = 1_000
/** Milliseconds without any window before somebody counts as gone; loading a page anew takes less. */
const GRACE_MS = 5_000

interface Person {
  /** Windows and devices, and how many of them somebody uses at the moment. */
  open: number
  lively: number
  told: State
  /** When the last window went, milliseconds; meaningless while one is open. */
  goneAt: number
}

/**
 * Who is here, by the sockets of this process. Of several windows of a person the liveliest counts. Changes are told
 * once a second for each company, whatever happens meanwhile, and only where somebody is another than was told.
 */
export class Presence {
  private readonly tell: (tenant: string, members: Record<string, State>) => void
  private readonly companies = new Map<string, Map<string, Person>>()
  /** Whom there may be something to tell of, by company. */
  private readonly restless = new Map<string, Set<string>>()
  private timer: NodeJS.Timeout | undefined

  constructor(tell: (tenant: string, members: Record<string, State>) => void) {
    this.tell = tell
  }

  /** A window was opened, and is used. */
  opened(tenant: string, member: string): void {
    this.change(tenant, member, person => {
      person.open += 1
      person.lively += 1
    })
  }

  /** @param state in which the window was last */
  closed(tenant: string, member: string, state: 'online' | 'away'): void {
    this.change(tenant, member, person => {
      person.open -= 1
      if (state === 'online') person.lively -= 1
      person.goneAt = Date.now()
    })
  }

  /** A window that was in the other state is in this one from now on. */
  moved(tenant: string, member: string, state: 'online' | 'away'): void {
    this.change(tenant, member, person => {
      person.lively += state === 'online' ? 1 : -1
    })
  }

  /** Everybody of the company who is here. */
  all(tenant: string): Record<string, State> {
    const here = [...(this.companies.get(tenant) ?? [])].filter(([, { open }]) => open > 0)
    return Object.fromEntries(here.map(([member, person]) => [member, stateOf(person)]))
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.restless.clear()
  }

  private change(tenant: string, member: string, apply: (person: Person) => void): void {
    const company = entry(this.companies, tenant, () => new Map<string, Person>())
    apply(entry(company, member, () => ({ open: 0, lively: 0, told: 'offline', goneAt: 0 })))
    entry(this.restless, tenant, () => new Set()).add(member)
    this.timer ??= setTimeout(() => this.look(), COLLECT_MS)
  }

  private look(): void {
    this.timer = undefined
    for (const [tenant, members] of this.restless) {
      const news = this.newsOf(tenant, members)
      if (members.size === 0) this.restless.delete(tenant)
      if (Object.keys(news).length > 0) this.tell(tenant, news)
    }
    if (this.restless.size > 0) this.timer = setTimeout(() => this.look(), COLLECT_MS)
  }

  /** Takes those out of `members` of whom all is told. */
  private newsOf(tenant: string, members: Set<string>): Record<string, State> {
    const news: Record<string, State> = {}
    const company = this.companies.get(tenant)
    for (const member of [...members]) {
      const person = company?.get(member)
      if (person?.open === 0 && Date.now() - person.goneAt < GRACE_MS) continue
      members.delete(member)
      if (!person) continue
      const state = stateOf(person)
      if (person.open === 0) company?.delete(member)
      if (state === person.told) continue
      person.told = state
      news[member] = state
    }
    if (company?.size === 0) this.companies.delete(tenant)
    return news
  }
}

function stateOf({ open, lively }: Person): State {
  if (open === 0) return 'offline'
  return lively > 0 ? 'online' : 'away'
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
