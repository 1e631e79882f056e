import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { type Host, installHost } from '../host/host.ts'
import { createBffClient } from './create-bff-client.ts'

afterEach(() => {
  installHost(undefined)
  vi.unstubAllGlobals()
})

/** The headers of a call to this BFF from a page whose micro-frontends have these versions. */
async function headersOf(bff: string, remotes: Record<string, string>): Promise<Headers> {
  const queryClient = new QueryClient()
  const live = Object.entries(remotes).map(([name, version]) => ({ name, version }))
  installHost({ queryClient, remotes: live } as unknown as Host)
  const fetched = vi.fn<typeof fetch>(async () => Response.json({ result: { data: {} } }))
  vi.stubGlobal('fetch', fetched)
  // A router without types has procedures of any name.
  const { list } = createBffClient(bff) as unknown as { list: { queryOptions(): { queryKey: string[] } } }
  await queryClient.fetchQuery(list.queryOptions())
  return new Headers(fetched.mock.calls[0]?.[1]?.headers)
}

test('a call says which release of its micro-frontend makes it', async () => {
  const headers = await headersOf('quote', { order: '2.0.0', quote: '1.4.0' })
  expect(headers.get('x-torrent-release')).toBe('quote@1.4.0')
  expect(headers.get('traceparent')).toMatch(/^00-/)
})

test('the shell’s own calls name no release', async () => {
  expect((await headersOf('portal', { quote: '1.4.0' })).has('x-torrent-release')).toBe(false)
})
