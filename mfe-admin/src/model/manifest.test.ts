import { expect, test } from 'vitest'
import { readManifest } from './manifest.ts'

test('a manifest is told in the terms of the screen', () => {
  const manifest = {
    shared: { react: '^19.3.1' },
    intents: { 'quote.open': {}, 'order.open': {} },
    bff: null,
    budget: { entry: 20_000, script: 15_000, total: 40_000 },
  }
  expect(readManifest(JSON.stringify(manifest))).toEqual({
    shared: [['react', '^19.3.1']],
    intents: ['order.open', 'quote.open'],
    hasBff: false,
    budget: manifest.budget,
  })
})

test.each(['', '{', 'null', '[]', '{"budget":{"entry":"x"}}'])(
  'a manifest that cannot be read shows nothing: %s',
  text => {
    expect(readManifest(text)).toEqual({ shared: [], intents: [], hasBff: false, budget: undefined })
  },
)
