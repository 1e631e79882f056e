import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PortalProcess } from '@torrent/e2e-kit'
import pg from 'pg'
import type { Page } from 'playwright'
import { type Figure, median, ms, percentile } from '../figures.ts'
import { whenShown } from '../watch-text.ts'

const MESSAGES = 100_000
const ROUNDS = 15
const TURNS = 120

/** Makes two channels of the person in this page, one of them with a long past; answers their ids. */
async function makeChannels(page: Page, { dataDir }: PortalProcess): Promise<{ long: string; short: string }> {
  const make = async (name: string) => {
    const input = {
      id: randomUUID(),
      name: `${name} ${randomUUID().slice(0, 6)}`,
      topic: '',
      open: false,
      memberIds: [],
    }
    return page.evaluate(async body => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/chat/trpc/createChannel', { method: 'POST', headers, body })
      return (await answer.json()).result.data.id as string
    }, JSON.stringify(input))
  }
  const [long, short] = [await make('Long'), await make('Short')]
  const read = async (file: string) => JSON.parse(await readFile(join(dataDir, file), 'utf8'))
  const [{ postgres: password }, { port }] = await Promise.all([read('secrets.json'), read('postgres.json')])
  const database = new pg.Client({ host: '127.0.0.1', port, user: 'torrent', password, database: 'channel' })
  await database.connect()
  await database.query(`select set_config('torrent.tenant', 'acme-metal', false)`)
  await database.query(
    `with past as (
       select gen_random_uuid() as id, last_seq + n as seq, now() - make_interval(mins => ${MESSAGES} - n) as at, n,
         (select member_id from members where conversation_id = $1 limit 1) as author
       from conversations, generate_series(1, ${MESSAGES}) n where id = $1
     ), told as (
       insert into events (conversation_id, seq, type, actor_id, at, message_id)
       select $1, seq, 'posted', author, at, id from past
     )
     insert into messages (id, conversation_id, seq, author_id, body, at)
     select id, $1, seq, author, 'past ' || n || repeat(' 加工の予定と納期の相談です。', 1 + n % 9), at from past`,
    [long],
  )
  await database.query(`update conversations set last_seq = last_seq + ${MESSAGES}, last_at = now() where id = $1`, [
    long,
  ])
  await database.query(`update marks set read_seq = 1000000 where conversation_id = $1`, [long])
  await database.query('analyze')
  await database.end()
  return { long, short }
}

/** A channel of a hundred thousand messages: how soon it is there, and how smoothly it scrolls. */
export async function longChannel(page: Page, portal: PortalProcess): Promise<Figure[]> {
  const { long, short } = await makeChannels(page, portal)
  await page.goto(`/chat/${short}`)
  const opened: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    // As somebody comes who has not had it open: a page keeps what it has loaded.
    await page.goto(`/chat/${short}`)
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
    await page.waitForLoadState('networkidle')
    const shown = whenShown(page, `past ${MESSAGES} `)
    const pressed = await page
      .locator(`a[href="/chat/${long}"]`)
      .first()
      .evaluate((link: HTMLElement) => {
        const now = performance.timeOrigin + performance.now()
        link.click()
        return now
      })
    const time = (await shown) - pressed
    if (round > 0) opened.push(time)
  }
  const frames = await scroll(page)
  const empty = await page.context().newPage()
  await empty.setContent('<div style="height:1000000px"></div>')
  const plain = await scroll(empty)
  await empty.close()
  const late = (some: number[]) => some.filter(frame => frame > 33.4).length
  return [
    { name: `opening a channel of ${MESSAGES} messages, p50`, value: ms(median(opened)), aim: '≤ 150 ms' },
    { name: 'the same, slowest', value: ms(Math.max(...opened)) },
    {
      name: 'scrolling up through it, longest frame',
      value: ms(Math.max(...frames)),
      ratio: Math.max(...frames) / Math.max(...plain),
      beside: `empty page (${ms(Math.max(...plain))})`,
      aim: '≤ 33 ms',
    },
    { name: 'the same, p99', value: ms(percentile(frames, 0.99)), beside: '' },
    {
      name: `of ${frames.length} frames over 33 ms`,
      value: String(late(frames)),
      aim: `0 (empty page ${late(plain)})`,
    },
  ]
}

/** Turns the wheel upward again and again; answers how long each frame was, in milliseconds. */
async function scroll(page: Page): Promise<number[]> {
  await page.mouse.move(700, 400)
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, -400)
  return page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.slice(2))
}
