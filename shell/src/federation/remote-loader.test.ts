import type { Remote } from '@torrent/contracts/bootstrap'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { expect, test, vi } from 'vitest'
import { createRemoteLoader, type FederationRuntime, RemoteUnavailable } from './remote-loader.ts'

const texts = async () => ({ messages: {} })
const quote = defineMicroFrontend({ name: 'quote', createRoutes: () => [], messages: { ja: texts, en: texts } })
const remote: Remote = {
  name: 'quote',
  version: '1',
  entry: '/releases/quote/1/mf-manifest.json',
  basePath: '/quotes',
  title: { ja: '見積', en: 'Quotes' },
  provides: [],
  uses: [],
}

function loaderOver(loadRemote: (id: string) => Promise<unknown>, timeLimit?: number) {
  const runtime = { registerRemotes: vi.fn(), loadRemote: vi.fn(loadRemote) }
  return { runtime, loader: createRemoteLoader(runtime as unknown as FederationRuntime, [remote], timeLimit) }
}

test('the entry beside the manifest is registered, so that nothing waits for the manifest', () => {
  const { runtime } = loaderOver(async () => ({ microFrontend: quote }))
  expect(runtime.registerRemotes).toHaveBeenCalledWith([
    { name: 'quote', type: 'module', entry: '/releases/quote/1/remoteEntry.js' },
  ])
  expect(runtime.loadRemote).not.toHaveBeenCalled()
})

test('it is loaded once, however many ask for it', async () => {
  const { runtime, loader } = loaderOver(async () => ({ microFrontend: quote }))
  expect(loader.loaded('quote')).toBeUndefined()
  const both = await Promise.all([loader.load('quote'), loader.load('quote')])
  expect(both).toEqual([quote, quote])
  expect(await loader.load('quote')).toBe(quote)
  expect(runtime.loadRemote).toHaveBeenCalledTimes(1)
  expect(loader.loaded('quote')).toBe(quote)
})

test('after a failure the next one tries again', async () => {
  const answers = [Promise.reject(new Error('404')), Promise.resolve({ microFrontend: quote })]
  const { loader } = loaderOver(() => answers.shift() as Promise<unknown>)
  await expect(loader.load('quote')).rejects.toBeInstanceOf(RemoteUnavailable)
  expect(await loader.load('quote')).toBe(quote)
})

test('one that never answers counts as failed after its time limit', async () => {
  const { loader } = loaderOver(() => new Promise(() => {}), 5)
  await expect(loader.load('quote')).rejects.toBeInstanceOf(RemoteUnavailable)
})

test('one whose release the portal refuses is neither registered nor loaded', async () => {
  const runtime = { registerRemotes: vi.fn(), loadRemote: vi.fn() }
  const refused = { ...remote, name: 'order', unusable: 'signature' }
  const loader = createRemoteLoader(runtime as unknown as FederationRuntime, [remote, refused])
  expect(runtime.registerRemotes.mock.calls[0]?.[0]).toMatchObject([{ name: 'quote' }])
  await expect(loader.load('order')).rejects.toMatchObject({ cause: { message: expect.stringContaining('signature') } })
  expect(runtime.loadRemote).not.toHaveBeenCalled()
})

test('one that exports something else is refused', async () => {
  const { loader } = loaderOver(async () => ({ default: quote }))
  await expect(loader.load('quote')).rejects.toMatchObject({ cause: { message: expect.stringContaining('export') } })
})
