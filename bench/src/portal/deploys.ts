import { deployApi, type PortalProcess } from '@torrent/e2e-kit'
import { type Figure, median, ms } from '../figures.ts'

const ROUNDS = 9

const PLACE = { tenant: 'acme-metal', channel: 'stable' }

/**
 * How long a built micro-frontend takes to the portal, and from there to the people: up to the first page load that has
 * it, through the deploy API and while the portal runs.
 * @param cookie of somebody who is signed in
 */
export async function deploys(portal: PortalProcess, folder: string, cookie: string): Promise<Figure[]> {
  const api = deployApi(portal)
  const before = await inForce(portal, 'quote', cookie)
  const [publish, promote, rollback]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const version = `9.0.0-bench.r${round}`
    const published = await timed(() => api.publish(folder, version))
    const promoted = await timed(async () => {
      await api.promote({ name: 'quote', version }, PLACE)
      await untilInForce(portal, 'quote', version, cookie)
    })
    const rolledBack = await timed(async () => {
      await api.rollback('quote', PLACE)
      await untilInForce(portal, 'quote', before, cookie)
    })
    // The first round registers the key and warms up.
    if (round === 0) continue
    publish.push(published)
    promote.push(promoted)
    rollback.push(rolledBack)
  }
  return [
    { name: 'publish a built release', value: ms(median(publish)), aim: '≤ 2 s' },
    { name: 'promote → in force for a new page load', value: ms(median(promote)), aim: '≤ 1 s' },
    { name: 'roll back → in force for a new page load', value: ms(median(rollback)), aim: '≤ 1 s' },
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Loads pages one after the other until one has it. */
async function untilInForce(portal: PortalProcess, name: string, version: string, cookie: string): Promise<void> {
  while ((await inForce(portal, name, cookie)) !== version);
}

/** The version that the gateway writes into a page for this person. */
async function inForce({ origin }: PortalProcess, name: string, cookie: string): Promise<string> {
  const headers = { cookie, accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const html = await (await fetch(origin, { headers, redirect: 'error' })).text()
  const [, block] = /<script[^>]* id="torrent-bootstrap">([\s\S]*?)<\/script>/.exec(html) ?? []
  const { remotes }: { remotes: { name: string; version: string }[] } = JSON.parse(block ?? '{"remotes":[]}')
  const remote = remotes.find(each => each.name === name)
  if (!remote) throw new Error(`The page has no micro-frontend ${name}`)
  return remote.version
}
