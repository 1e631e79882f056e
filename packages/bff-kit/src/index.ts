export type { BffContext, Clients, SeenVersion, SignedInContext } from './context.ts'
export type { CommandResult } from './dispatch.ts'
export { type DocumentRow, documentProcedures, listInput } from './document-procedures.ts'
export type { ErrorData } from './errors.ts'
export {
  commandInput,
  day,
  optionalDay,
  optionalUuid,
  percent,
  price,
  quantity,
  taxCode,
  text,
  uuid,
  version,
} from './inputs.ts'
export { type Plain, plain } from './plain.ts'
export { type BffPluginOptions, bffPlugin } from './plugin.ts'
export type { PrincipalOf } from './principal-of.ts'
export { type ServeBffOptions, type ServedBff, serveBff } from './serve-bff.ts'
export type { CallingRelease, ContractOfRelease } from './served-releases.ts'
export { command, type ProcedureMeta, procedure, router } from './trpc.ts'
