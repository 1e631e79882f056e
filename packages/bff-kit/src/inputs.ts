import { z } from 'zod'

// Shapes at the edge; messages are codes of the error registry.

/** Text without NUL and broken surrogates (PostgreSQL stores neither), at most `max` UTF-16 units. */
export function text(max: number) {
  return z
    .string()
    .max(max, 'too_long')
    .refine(value => value.isWellFormed() && !value.includes('\0'), 'invalid')
}

/** A UUID in lower case. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'invalid')

/** A UUID, or nothing. */
export const optionalUuid = z.union([z.literal(''), uuid])

/** A document's version that somebody has seen. */
export const version = z.int().min(1).max(2_000_000_000)

/** A day, YYYY-MM-DD; the service checks the calendar. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not_a_date')

/** A day, or nothing. */
export const optionalDay = z.union([z.literal(''), day])

/** A plain decimal as text: no exponent, at most 12 digits before and 4 after the point. */
export const quantity = z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'not_a_quantity')
export const price = z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'not_a_price')
export const percent = z.string().regex(/^\d{1,3}(?:\.\d{1,2})?$/, 'not_a_percent')

/** Which tax applies; the rate of the day belongs to the service. */
export const taxCode = z.enum(['standard', 'reduced', 'exempt'])

/** The input of a command: its fields and the id under which the browser sends it. Unknown fields are refused. */
export function commandInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, commandId: uuid })
}
