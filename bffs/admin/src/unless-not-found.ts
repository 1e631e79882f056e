/** For `.catch`: nothing, where the service says that there is no such thing; any other failure goes on. */
export function unlessNotFound(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'not_found') return undefined
  throw error
}
