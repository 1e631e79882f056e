import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf'
import { commandOptions } from '@torrent/contracts/options'
import { allowed } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import { initTRPC } from '@trpc/server'
import type { ZodType } from 'zod'
import type { BffContext, SignedInContext } from './context.ts'
import { dispatch } from './dispatch.ts'
import { describeError, toTrpcError } from './errors.ts'

/** What a procedure states about itself, so that a test can walk every router and try every role. */
export interface ProcedureMeta {
  /** The Cedar action the caller needs. */
  action: string
  /** The command a mutation sends. */
  command?: string
}

// 1. The root: errors leave as typed data, never as a stack trace.
const t = initTRPC
  .context<BffContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const torrent = describeError(error, ctx?.traceparent ?? '')
      const { code, httpStatus } = shape.data
      // Not the message of what was thrown: that may tell of a host, a query or a path of ours.
      return { code: shape.code, message: torrent.code, data: { code, httpStatus, torrent } }
    },
  })

/** Puts procedures together into the one router of a BFF. */
export const router = t.router

// 2. Who may: nobody is let through who is not signed in, nor without the action that the procedure names.
const guarded = t.procedure.use(async ({ ctx, meta, next }) => {
  if (!ctx.principal) throw toTrpcError(new Refused('unauthenticated'))
  if (!meta || !allowed(ctx.principal, meta.action)) throw toTrpcError(new Refused('forbidden'))
  const signedIn: SignedInContext = {
    ...ctx,
    principal: ctx.principal,
    call: { token: ctx.principal.token, traceparent: ctx.traceparent },
  }
  const result = await next({ ctx: signedIn })
  if (!result.ok && result.error.cause instanceof Refused) throw toTrpcError(result.error.cause)
  return result
})

/** A procedure for those who may do this Cedar action. */
export function procedure(action: string) {
  return guarded.meta({ action })
}

// 3. Commands: the contract names service and action; the BFF only says what shape the screen's input has.
/**
 * A mutation that sends a command and answers its outcome, or the job when it takes longer than two seconds.
 * The input must carry `commandId`; the same id again is the same command.
 */
export function command<Desc extends DescMessage, Output extends { commandId: string }, Input>(
  schema: Desc,
  input: ZodType<Output, Input>,
  toCommand: (input: Omit<Output, 'commandId'>) => MessageInitShape<Desc>,
) {
  const options = commandOptions(schema)
  if (!options || options.internal) throw new TypeError(`${schema.typeName} is no command that a BFF may send`)
  return guarded
    .meta({ action: options.action, command: schema.typeName })
    .input(input)
    .mutation(({ ctx, input: { commandId, ...rest } }) =>
      dispatch(ctx, schema, commandId, toCommand(rest as unknown as Omit<Output, 'commandId'>)),
    )
}
