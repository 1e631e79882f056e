import { startTemporaryPostgres } from '@torrent/embedded-postgres'
import Fastify from 'fastify'
import pg from 'pg'
import { Server } from 'socket.io'

/** The least that shows one browser's input in another: Fastify, one INSERT, one emit. */
export interface BareServer {
  origin: string
  stop(): Promise<void>
}

const PAGE = `<!doctype html><title>bare</title><ul id="rows"></ul><script src="/socket.io/socket.io.js"></script>
<script>io().on('row', text => { const li = document.createElement('li'); li.textContent = text; rows.prepend(li) })</script>`

/** Starts it beside a PostgreSQL of its own with the same settings for durability as the portal's. */
export async function startBareServer(rows: number): Promise<BareServer> {
  const postgres = await startTemporaryPostgres({
    settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  })
  const pool = new pg.Pool({ connectionString: postgres.url('postgres'), max: 4 })
  await pool.query(`create table bare (id bigserial primary key, text text not null, at timestamptz not null default now());
    insert into bare (text) select 'row ' || n from generate_series(1, ${rows}) n`)
  const app = Fastify()
  const io = new Server(app.server)
  app.get('/', (_, reply) => reply.type('text/html').send(PAGE))
  app.post<{ Body: { text: string } }>('/rows', async ({ body: { text } }) => {
    await pool.query('insert into bare (text) values ($1)', [text])
    io.emit('row', text)
    return { ok: true }
  })
  app.get('/rows', async () => {
    const [list, count] = await Promise.all([
      pool.query('select * from bare order by at desc, id limit 25'),
      pool.query('select count(*)::int as total from bare'),
    ])
    return { rows: list.rows, total: count.rows[0].total }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async stop() {
      io.disconnectSockets(true)
      await app.close()
      await pool.end()
      await postgres.stop()
    },
  }
}
