/** What was typed into the search, taken apart. */
export interface SearchQuery {
  /** What to look for; without the filters. */
  text: string
  /** Names, as typed: whose, and where. */
  from: string
  in: string
  /** Days in Japan, YYYY-MM-DD; empty for none. */
  before: string
  after: string
  withFiles: boolean
}

/** The filters that can be typed, in both languages and both widths of the colon. */
const FILTERS: Readonly<Record<string, keyof Omit<SearchQuery, 'text' | 'withFiles'> | 'has'>> = {
  from: 'from',
  送信者: 'from',
  in: 'in',
  場所: 'in',
  before: 'before',
  まで: 'before',
  after: 'after',
  から: 'after',
  has: 'has',
  添付: 'has',
}

const FILTER = /(?:^|(?<=\s))([a-z]+|送信者|場所|まで|から|添付)[:：](?:"([^"]*)"|(\S+))/gi

/** Reads `from:`, `in:`, `before:`, `after:` and `has:file` out of a search; names with spaces stand in quotes. */
export function parseSearch(typed: string): SearchQuery {
  const query: SearchQuery = { text: '', from: '', in: '', before: '', after: '', withFiles: false }
  const rest = typed.replace(FILTER, (whole, name: string, quoted?: string, bare?: string) => {
    const filter = FILTERS[name.toLowerCase()]
    const value = (quoted ?? bare ?? '').replace(/^@|^#/, '')
    if (filter === undefined) return whole
    if (filter === 'has') query.withFiles = true
    else if (filter === 'from' || filter === 'in') query[filter] = value
    else {
      const day = dayOf(value)
      if (day === undefined) return whole
      query[filter] = day
    }
    return ''
  })
  query.text = rest.replaceAll(/\s+/g, ' ').trim()
  return query
}

/** Whether there is anything to search for. */
export function isSearchable({ text, from, withFiles }: SearchQuery): boolean {
  return text !== '' || from !== '' || withFiles
}

/** 2026-11-02, 2026/11/2; undefined when it is no day of the calendar. */
function dayOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? []
  const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${plain}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(plain) ? plain : undefined
}

/** The moment in UTC at which a day begins in Japan; `days` later when given. */
export function beginningOf(day: string, days = 0): string {
  if (day === '') return ''
  return new Date(Date.parse(`${day}T00:00:00+09:00`) + days * 86_400_000).toISOString()
}
