import { HOMES } from './following.ts'
import type { PortalSocket, PortalSockets } from './portal-sockets.ts'
import type { Presence } from './presence.ts'
import { type Request, readRequest, withinBudget } from './requests.ts'
import { roomOfConversation, roomOfPerson } from './rooms.ts'
import type { Watching } from './watching.ts'

export interface AnswerParts {
  io: PortalSockets
  watching: Watching
  presence: Presence
}

/** Does what a client asks for. One that says anything else, or too much, is none of ours and is cut. */
export function answerRequests(socket: PortalSocket, parts: AnswerParts): void {
  socket.onAny((name: unknown, ...said: unknown[]) => {
    const [payload, reply, ...rest] = said
    const request = readRequest(name, payload)
    const fits = request && typeof reply === 'function' && rest.length === 0
    if (!fits || !withinBudget(socket.data, Date.now())) {
      socket.disconnect(true)
      return
    }
    void answer(socket, request, parts).then(done => reply(done))
  })
}

async function answer(socket: PortalSocket, request: Request, { io, watching, presence }: AnswerParts) {
  switch (request.name) {
    case 'watch':
      return watching.watch(socket, request.service, request.conversationId)
    case 'unwatch':
      return watching.unwatch(socket, request.conversationId)
    case 'typing':
      return tellTyping(io, socket, request)
    case 'presence': {
      const { tenant, subject } = socket.data.principal
      if (socket.connected && socket.data.presence !== request.state) {
        socket.data.presence = request.state
        presence.moved(tenant, subject, request.state)
      }
      return true
    }
  }
}

/** To those who follow the conversation as this socket does; the person's own windows know. */
function tellTyping(io: PortalSockets, socket: PortalSocket, request: Request & { name: 'typing' }): boolean {
  const { conversationId, rootId } = request
  const { tenant, subject, name } = socket.data.principal
  const room = HOMES.map(home => roomOfConversation(tenant, home, conversationId)).find(each => socket.rooms.has(each))
  if (room === undefined) return false
  // Who does not read quickly misses nothing by not hearing this.
  io.to(room)
    .except(roomOfPerson(tenant, subject))
    .volatile.emit('typing', { conversationId, memberId: subject, name, ...(rootId === undefined ? {} : { rootId }) })
  return true
}
