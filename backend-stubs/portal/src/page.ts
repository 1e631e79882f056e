/** A part of a list. */
export interface Page {
  limit: number
  offset: number
}

const DEFAULT_SIZE = 50
const MAX_SIZE = 200
const MAX_PAGE = 100_000

/** A request's page (1 is the first; 0 stands for it, too) within what is reasonable. */
export function pageOf({ page, pageSize }: { page: number; pageSize: number }): Page {
  const limit = Math.min(Math.max(pageSize, 0) || DEFAULT_SIZE, MAX_SIZE)
  return { limit, offset: (Math.min(Math.max(page, 1), MAX_PAGE) - 1) * limit }
}
