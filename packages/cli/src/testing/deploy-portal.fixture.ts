import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the portal was asked. */
export interface Asked {
  method: string
  path: string
  token: string
  body: Buffer
}

/** Answers for a method and a path, e.g. `GET /status`; a number is the status of an empty answer, 302 one that leads elsewhere. */
export type Answers = Record<string, object | number | ((asked: Asked) => object | number)>

export interface DeployPortal {
  url: string
  asked: Asked[]
  answers: Answers
  close(): void
}

/** A refusal as the deploy API tells it. */
export function refused(code: string, en: string, findings?: object[]): object {
  return { error: { code, field: '', params: {}, message: { ja: '', en }, ...(findings ? { findings } : {}) } }
}

/** A server that speaks the deploy API, by HTTP, with the answers that a test gives it. */
export async function startDeployPortal(): Promise<DeployPortal> {
  const portal: DeployPortal = { url: '', asked: [], answers: {}, close: () => server.close() }
  const server = createServer((request, response) => void answer(portal, request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  portal.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return portal
}

async function answer(portal: DeployPortal, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const path = (request.url ?? '').replace(/^\/api\/deploy/, '')
  const token = (request.headers.authorization ?? '').replace('Bearer ', '')
  const asked = { method: request.method ?? '', path, token, body: Buffer.concat(chunks) }
  portal.asked.push(asked)
  const known = Object.entries(portal.answers).find(([route]) => {
    const [method, pattern = ''] = route.split(' ')
    return method === asked.method && (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern)
  })?.[1]
  const content = typeof known === 'function' ? known(asked) : (known ?? 404)
  if (typeof content === 'number') {
    response.statusCode = content
    if (content === 302) response.setHeader('location', '/elsewhere')
    return void response.end()
  }
  response.statusCode = 'error' in content ? 409 : 200
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(content))
}
