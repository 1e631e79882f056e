import { create } from '@bufbuild/protobuf'
import { CompositionSchema } from '@torrent/contracts/portal'
import { ClaimPreviewResponseSchema } from '@torrent/contracts/releases'
import type { PageRequest } from '@torrent/gateway-bff'
import type { Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import { expect, test } from 'vitest'
import { pagesFrom, previewsFrom } from './page-content.ts'

const person = { subject: 's', tenant: 'acme-metal', name: '', email: '', roles: ['sales'], token: 't' } as Principal
const held = (name: string) => ({ id: `p-${name}`, name, version: '2.0.0', expiresAt: '2026-11-22T12:00:00.000Z' })

const file = { path: 'remoteEntry.js', hash: 'sha384-quote' }
const composition = create(CompositionSchema, {
  tenant: 'acme-metal',
  remotes: [
    { name: 'quote', entry: '/releases/quote/2.0.0/mf-manifest.json', reason: 'preview', files: [file] },
    { name: 'order', entry: '/releases/order/1.0.0/mf-manifest.json', unusable: 'signature', files: [file] },
    { name: 'parts', entry: 'http://localhost:5173/mf-manifest.json', reason: 'dev' },
  ],
})

async function pageOf(request: Partial<PageRequest> = {}) {
  const asked: unknown[] = []
  const compositions = {
    async of(_: Principal, wanted: unknown) {
      asked.push(wanted)
      return composition
    },
  }
  const page = pagesFrom(compositions, () => ({ preload: [], later: [], shared: [], urgent: true }))
  const content = await page(person, {
    path: '/quotes',
    language: 'ja',
    theme: 'auto',
    traceparent: 'trace',
    previews: [],
    ...request,
  })
  return { asked, content }
}

test('what may run is what a usable release says of itself, at its own address', async () => {
  const { content } = await pageOf()
  expect(content.integrity).toEqual({ '/releases/quote/2.0.0/remoteEntry.js': 'sha384-quote' })
  expect(content.bootstrap.remotes.find(({ name }) => name === 'order')?.unusable).toBe('signature')
  expect(content.devOrigins).toEqual(['http://localhost:5173'])
})

test('the portal is asked with the previews that were opened, and the page tells of those that it grants', async () => {
  const { asked, content } = await pageOf({ previews: [held('quote'), held('order')] })
  expect(asked).toEqual([{ previews: ['p-quote', 'p-order'], traceparent: 'trace' }])
  expect(content.bootstrap.previews).toEqual([held('quote')])
})

test('a link is opened for its person; why it is not is told, and a fault is a fault', async () => {
  const claim = (answer: () => Promise<unknown>) =>
    previewsFrom({ releases: { claimPreview: answer } } as unknown as Parameters<typeof previewsFrom>[0])
  const refusing = (code: ConstructorParameters<typeof Refused>[0]) =>
    claim(async () => {
      throw new Refused(code)
    })(person, 'token', '')
  const good = claim(async () => create(ClaimPreviewResponseSchema, { preview: held('quote'), basePath: '/quotes' }))
  expect(await good(person, 'token', '')).toEqual({ preview: held('quote'), path: '/quotes' })
  expect(await refusing('preview_over')).toEqual({ refused: 'over' })
  expect(await refusing('preview_of_other')).toEqual({ refused: 'ofOther' })
  expect(await refusing('not_found')).toEqual({ refused: 'unknown' })
  await expect(refusing('unavailable')).rejects.toMatchObject({ code: 'unavailable' })
})
