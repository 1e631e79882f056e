/** What a list can be narrowed by: one of several fixed values (several may be chosen), or any text. */
export type FilterKind = readonly string[] | 'text'

export interface ListDefinition<Sort extends string, Filters extends Record<string, FilterKind>> {
  /** Columns that can be sorted by. */
  sort: readonly Sort[]
  /** `-` before the column: largest or latest first. */
  defaultSort: Sort | `-${Sort}`
  filters: Filters
  /** 50 when absent. */
  defaultPageSize?: number
}

export type FilterValues<Filters extends Record<string, FilterKind>> = {
  [K in keyof Filters]: Filters[K] extends readonly (infer Choice)[] ? Choice[] : string
}

/** The state of a list: all of it stands in the address. */
export interface ListState<Sort extends string, Filters extends Record<string, FilterKind>> {
  /** Free text. */
  q: string
  /** From 1. */
  page: number
  pageSize: number
  sort: Sort | `-${Sort}`
  filters: FilterValues<Filters>
}

/** Search parameters as they stand in the address: text only, and only what differs from the default. */
export type RawSearch = Record<string, string>

export interface ListSearch<Sort extends string, Filters extends Record<string, FilterKind>> {
  /** For a route's `validateSearch`: drops what the list does not know. */
  validate(raw: Record<string, unknown>): RawSearch
  read(raw: Record<string, unknown>): ListState<Sort, Filters>
  write(state: ListState<Sort, Filters>): RawSearch
}

export const PAGE_SIZES = [25, 50, 100, 200] as const
const LONGEST_TEXT = 200
const LAST_PAGE = 100_000

/**
 * The address of a list: search text, page, sorting and filters, each with a default, typed and checked. Anything that
 * is not understood counts as its default, so that an old or mistyped link still opens.
 *
 * ```ts
 * export const quoteSearch = listSearch({
 *   sort: ['number', 'total'], defaultSort: '-number', filters: { status: ['draft', 'sent'], customer: 'text' },
 * })
 * ```
 */
export function listSearch<const Sort extends string, const Filters extends Record<string, FilterKind>>(
  definition: ListDefinition<Sort, Filters>,
): ListSearch<Sort, Filters> {
  const { defaultSort, filters, defaultPageSize = 50 } = definition
  const sorts = new Set<string>(definition.sort.flatMap(column => [column, `-${column}`]))

  function read(raw: Record<string, unknown>): ListState<Sort, Filters> {
    const sort = text(raw.sort)
    const pageSize = Number(text(raw.pageSize))
    return {
      q: text(raw.q),
      page: pageNumber(text(raw.page)),
      pageSize: PAGE_SIZES.some(size => size === pageSize) ? pageSize : defaultPageSize,
      sort: sorts.has(sort) ? (sort as Sort) : defaultSort,
      filters: readFilters(filters, raw),
    }
  }

  function write({ q, page, pageSize, sort, filters: chosen }: ListState<Sort, Filters>): RawSearch {
    const raw: RawSearch = {}
    if (q.trim()) raw.q = q.trim().slice(0, LONGEST_TEXT)
    if (page > 1) raw.page = String(page)
    if (pageSize !== defaultPageSize) raw.pageSize = String(pageSize)
    if (sort !== defaultSort) raw.sort = sort
    for (const name of Object.keys(filters)) {
      const value: unknown = chosen[name]
      const written = Array.isArray(value) ? value.join(',') : text(value)
      if (written) raw[name] = written
    }
    return raw
  }

  return { read, write, validate: raw => write(read(raw)) }
}

function text(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : ''
}

function pageNumber(value: string): number {
  return /^[1-9]\d{0,5}$/.test(value) ? Math.min(Number(value), LAST_PAGE) : 1
}

function readFilters<Filters extends Record<string, FilterKind>>(
  filters: Filters,
  raw: Record<string, unknown>,
): FilterValues<Filters> {
  const values: Record<string, string | string[]> = {}
  for (const [name, kind] of Object.entries(filters)) {
    const value = text(raw[name])
    values[name] = kind === 'text' ? value : kind.filter(choice => value.split(',').includes(choice))
  }
  return values as FilterValues<Filters>
}
