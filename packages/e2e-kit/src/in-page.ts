import type { Page } from '@playwright/test'

/** What the gateway has written into a page of somebody who is signed in, as far as tests look at it. */
interface Written {
  user: { id: string }
  remotes: { name: string; version: string }[]
}

/** The micro-frontends that this page load got, with the versions in force for this person. */
export async function remotesIn(page: Page): Promise<Written['remotes']> {
  return (await written(page)).remotes
}

/** Puts the person of a page into a channel of their tenant; the function answered takes them out again. */
export async function joinChannel(page: Page, administrator: Page, channel: string): Promise<() => Promise<void>> {
  const { user } = await written(page)
  const put = (into: string) =>
    administrator.evaluate(
      async body => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch('/api/admin/trpc/channels.set', { method: 'POST', headers, body })
        if (!answer.ok) throw new Error(`channels.set: ${answer.status} ${await answer.text()}`)
      },
      JSON.stringify({ member: user.id, channel: into }),
    )
  await put(channel)
  return () => put('stable')
}

function written(page: Page): Promise<Written> {
  return page.evaluate(() => JSON.parse(document.getElementById('torrent-bootstrap')?.textContent ?? '{}'))
}
