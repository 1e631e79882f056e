import { pathToFileURL } from 'node:url'
import type { BffContract, JsonSchema } from '@torrent/release'
import { z } from 'zod'

/** A procedure as its router states it at run time. */
export interface ReadProcedure {
  type: BffContract['procedures'][string]['type']
  input: JsonSchema
}

export interface ReadRouter {
  /** The name by which the module exports it. */
  exportedAs: string
  /** By path, e.g. `list` or `jobs.get`. */
  procedures: ReadonlyMap<string, ReadProcedure>
}

/**
 * Loads the module and reads the tRPC router that it exports.
 * @throws {TypeError} when it exports none, or several
 */
export async function readRouter(entry: string): Promise<ReadRouter> {
  const module: Record<string, unknown> = await import(pathToFileURL(entry).href)
  const found = Object.entries(module).flatMap(([exportedAs, value]) => {
    const router = routerShape.safeParse(value)
    return router.success ? [{ exportedAs, ...router.data._def }] : []
  })
  const [router] = found
  if (!router) throw new TypeError(`${entry} exports no tRPC router; export it by name`)
  if (found.length > 1) {
    throw new TypeError(
      `${entry} exports several routers (${found.map(each => each.exportedAs).join(', ')}); export one`,
    )
  }
  const paths = Object.entries(router.procedures).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    exportedAs: router.exportedAs,
    procedures: new Map(
      paths.map(([path, { _def }]) => [path, { type: _def.type, input: inputSchema(path, _def.inputs) }]),
    ),
  }
}

// What tRPC 11 keeps about itself and its procedures.
const procedureShape = z.custom<{ _def: { type: ReadProcedure['type']; inputs: readonly unknown[] } }>(
  value => typeof value === 'function' && '_def' in value,
)
const routerShape = z.object({
  _def: z.object({ router: z.literal(true), procedures: z.record(z.string(), procedureShape) }),
})

/** What a caller may send: JSON Schema of all the inputs together; `null` stands for sending nothing. */
function inputSchema(path: string, inputs: readonly unknown[]): JsonSchema {
  const schemas = inputs.map(input => {
    if (!(input instanceof z.core.$ZodType)) {
      throw new TypeError(`${path}: its input is checked by something else than Zod 4, so its contract cannot be read`)
    }
    return input
  })
  if (schemas.length === 0) return { type: 'null' }
  const written = schemas.map(schema => {
    const {
      $schema: _,
      '~standard': __,
      ...rest
    } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    return rest
  })
  const [only = {}] = written
  const together = written.length === 1 ? only : { allOf: written }
  return schemas.every(schema => schema._zod.optin === 'optional') ? { anyOf: [together, { type: 'null' }] } : together
}
