import type { DescMethodUnary, DescService, MessageInitShape, MessageShape } from '@bufbuild/protobuf'
import { create } from '@bufbuild/protobuf'
import { actionOfMethod } from '@torrent/contracts/options'
import { allowed, type Principal } from '@torrent/policy'
import { Refused } from './refusal.ts'
import type { TokenVerifier } from './tokens.ts'

/** Who calls and on behalf of what; travels as gRPC metadata between processes. */
export interface CallContext {
  /** The person's access token, or a service's own. */
  token: string | undefined
  traceparent?: string
}

/** What an implementation knows of its caller, after the guard let the call through. */
export interface Caller {
  principal: Principal
  traceparent: string
}

type UnaryMethods<Desc extends DescService> = {
  [K in keyof Desc['method']]: Desc['method'][K] extends DescMethodUnary<infer I, infer O>
    ? { input: I; output: O }
    : never
}

/** A service as a plain object of async functions. */
export type Implementation<Desc extends DescService> = {
  [K in keyof Desc['method']]: (
    request: MessageShape<UnaryMethods<Desc>[K]['input']>,
    caller: Caller,
  ) => Promise<MessageInitShape<UnaryMethods<Desc>[K]['output']>>
}

/** The same service as its callers see it, in this process or another. Rejects with `Refused`. */
export type Client<Desc extends DescService> = {
  [K in keyof Desc['method']]: (
    request: MessageInitShape<UnaryMethods<Desc>[K]['input']>,
    context: CallContext,
  ) => Promise<MessageShape<UnaryMethods<Desc>[K]['output']>>
}

/** One method with its guard: the token is verified and the method's action checked before the work begins. */
export type GuardedMethod = (request: unknown, context: CallContext) => Promise<unknown>

/** Puts the guard before every method. A method whose contract names no action is refused to everybody. */
export function guarded<Desc extends DescService>(
  service: Desc,
  implementation: Implementation<Desc>,
  verify: TokenVerifier,
): Record<string, GuardedMethod> {
  const methods: Record<string, GuardedMethod> = {}
  for (const method of service.methods) {
    const action = actionOfMethod(method)
    const work = implementation[method.localName as keyof Desc['method']] as unknown as (
      request: unknown,
      caller: Caller,
    ) => Promise<Record<string, unknown>>
    methods[method.localName] = async (request, context) => {
      const principal = await verify(context.token)
      const wanted = action?.replace(/\{(\w+)\}/g, (_, field: string) => String(Reflect.get(Object(request), field)))
      if (wanted === undefined || !allowed(principal, wanted)) throw new Refused('forbidden')
      return create(method.output, await work(request, { principal, traceparent: context.traceparent ?? '' }))
    }
  }
  return methods
}

/** Calls a service that lives in this process: no bytes, the same guard. */
export function direct<Desc extends DescService>(
  service: Desc,
  implementation: Implementation<Desc>,
  verify: TokenVerifier,
): Client<Desc> {
  const methods = guarded(service, implementation, verify)
  return Object.fromEntries(
    service.methods.map(method => [
      method.localName,
      (request: object, context: CallContext) =>
        methods[method.localName]?.(create(method.input, request as never), context),
    ]),
  ) as unknown as Client<Desc>
}
