/** The least that tells many sockets the same: socket.io alone, in a process of its own. Says what it is told to say. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
const io = new Server(http, { perMessageDeflate: false, serveClient: false })
http.listen(0, 'localhost', () => {
  const address = http.address()
  process.send?.({ origin: `http://localhost:${typeof address === 'object' && address ? address.port : 0}` })
})
process.on('message', said => {
  if (typeof said === 'object') io.emit('conversation', said)
})
