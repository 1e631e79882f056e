/** The database went away or is being closed: the message in hand is not at fault and is tried for as long as it lasts. */
export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error)
  // SQLSTATE classes 08 (connection exception), 53 (insufficient resources), 57P (shutdown), and Node's own.
  if (/^(08|53|57P)/.test(code) || /^E(CONN|PIPE|TIMEDOUT)/.test(code)) return true
  if (/Connection terminated|Client has encountered a connection error|after calling end/.test(String(error)))
    return true
  // The query builder wraps what the driver threw; several addresses of one host fail together.
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss)
  return error instanceof Error && error.cause !== undefined && isConnectionLoss(error.cause)
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
