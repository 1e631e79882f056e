/** The name of the constraint of the database that a statement did not keep; undefined for any other failure. */
export function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { constraint, cause } = error as { constraint?: string; cause?: unknown }
  return constraint ?? constraintOf(cause)
}
