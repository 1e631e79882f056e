import {
  create,
  type DescMethod,
  type DescService,
  fromBinary,
  fromJsonString,
  type Message,
  toBinary,
  toJsonString,
} from '@bufbuild/protobuf'
import * as grpc from '@grpc/grpc-js'
import { ErrorInfoSchema } from '@torrent/contracts/backbone'
import type { ErrorCode } from '@torrent/contracts/errors'
import { log } from './log.ts'
import { fromErrorInfo, Refused, toErrorInfo } from './refusal.ts'
import { type CallContext, type Client, guarded, type Implementation } from './service-call.ts'
import type { TokenVerifier } from './tokens.ts'

/** A service with its implementation, ready to be mounted. */
export interface Mounted {
  service: DescService
  implementation: Implementation<DescService>
}

/** In bytes: the largest is a member's picture of 5 MB as it was sent. */
const MAX_MESSAGE = 6 * 1024 * 1024
const ERROR_KEY = 'torrent-error-bin'
const DEADLINE_MS = 15_000

/** Serves the services on `host:port` (port 0 picks a free one) and answers the port. */
export async function serveGrpc(
  mounted: readonly Mounted[],
  verify: TokenVerifier,
  address: string,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new grpc.Server({ 'grpc.max_receive_message_length': MAX_MESSAGE })
  for (const { service, implementation } of mounted) {
    const methods = guarded(service, implementation, verify)
    const handlers: grpc.UntypedServiceImplementation = {}
    for (const method of service.methods) {
      handlers[method.localName] = ((call, callback) => {
        const context: CallContext = {
          token: text(call.metadata, 'authorization')?.replace(/^Bearer /, ''),
          traceparent: text(call.metadata, 'traceparent') ?? '',
        }
        Promise.resolve(methods[method.localName]?.(call.request, context)).then(
          response => callback(null, response),
          (error: unknown) => callback(toStatus(error, `${service.typeName}/${method.name}`)),
        )
      }) satisfies grpc.handleUnaryCall<unknown, unknown>
    }
    server.addService(definition(service), handlers)
  }
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(address, grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  )
  return {
    port,
    close: () =>
      new Promise(resolve => {
        const force = setTimeout(() => server.forceShutdown(), 2_000)
        server.tryShutdown(() => {
          clearTimeout(force)
          resolve()
        })
      }),
  }
}

/** A client of a service in another process. Calls end after 15 s; an unreachable service is `unavailable`. */
export function connectGrpc<Desc extends DescService>(
  service: Desc,
  address: string,
): Client<Desc> & { close(): void } {
  const channel = new grpc.Client(address, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': MAX_MESSAGE,
    // A service that was restarted is found again within a second; by default up to two minutes may pass.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
  })
  const methods = Object.fromEntries(
    service.methods.map(method => [
      method.localName,
      (request: object, context: CallContext) =>
        new Promise((resolve, reject) => {
          const metadata = new grpc.Metadata()
          if (context.token) metadata.set('authorization', `Bearer ${context.token}`)
          if (context.traceparent) metadata.set('traceparent', context.traceparent)
          channel.makeUnaryRequest(
            path(service, method),
            (message: never) => Buffer.from(toBinary(method.input, message)),
            bytes => fromBinary(method.output, bytes),
            create(method.input, request as never) as never,
            metadata,
            { deadline: Date.now() + DEADLINE_MS },
            (error, response) => (error ? reject(fromStatus(error)) : resolve(response)),
          )
        }),
    ]),
  )
  return { ...methods, close: () => channel.close() } as unknown as Client<Desc> & { close(): void }
}

function definition(service: DescService): grpc.ServiceDefinition {
  return Object.fromEntries(
    service.methods.map(method => [
      method.localName,
      {
        path: path(service, method),
        requestStream: false as const,
        responseStream: false as const,
        requestSerialize: (message: Message) => Buffer.from(toBinary(method.input, message)),
        requestDeserialize: (bytes: Buffer) => fromBinary(method.input, bytes),
        responseSerialize: (message: Message) => Buffer.from(toBinary(method.output, message)),
        responseDeserialize: (bytes: Buffer) => fromBinary(method.output, bytes),
      },
    ]),
  )
}

function path(service: DescService, method: DescMethod): string {
  return `/${service.typeName}/${method.name}`
}

function text(metadata: grpc.Metadata, key: string): string | undefined {
  const value = metadata.get(key)[0]
  return typeof value === 'string' ? value : undefined
}

const STATUS: Partial<Record<ErrorCode, grpc.status>> = {
  unauthenticated: grpc.status.UNAUTHENTICATED,
  forbidden: grpc.status.PERMISSION_DENIED,
  not_found: grpc.status.NOT_FOUND,
  conflict: grpc.status.ABORTED,
  rate_limited: grpc.status.RESOURCE_EXHAUSTED,
  unavailable: grpc.status.UNAVAILABLE,
  internal: grpc.status.INTERNAL,
}

function toStatus(error: unknown, method: string): Partial<grpc.StatusObject> {
  if (!(error instanceof Refused)) {
    log.error({ method, error: error instanceof Error ? error.stack : String(error) }, 'call failed')
    return { code: grpc.status.INTERNAL, details: 'internal' }
  }
  const metadata = new grpc.Metadata()
  metadata.set(ERROR_KEY, Buffer.from(toJsonString(ErrorInfoSchema, toErrorInfo(error))))
  return { code: STATUS[error.code] ?? grpc.status.INVALID_ARGUMENT, details: error.code, metadata }
}

function fromStatus(error: grpc.ServiceError): Refused {
  const [info] = error.metadata.get(ERROR_KEY)
  if (info) return fromErrorInfo(fromJsonString(ErrorInfoSchema, info.toString()))
  return new Refused(WITHOUT_INFO[error.code] ?? 'internal')
}

/** What a status means that came without our own error, from the transport or from something in between. */
const WITHOUT_INFO: Partial<Record<grpc.status, ErrorCode>> = {
  [grpc.status.UNAVAILABLE]: 'unavailable',
  [grpc.status.DEADLINE_EXCEEDED]: 'unavailable',
  [grpc.status.CANCELLED]: 'unavailable',
  [grpc.status.UNAUTHENTICATED]: 'unauthenticated',
  [grpc.status.PERMISSION_DENIED]: 'forbidden',
  [grpc.status.INVALID_ARGUMENT]: 'invalid',
  // Larger than a message may be.
  [grpc.status.RESOURCE_EXHAUSTED]: 'invalid',
}
