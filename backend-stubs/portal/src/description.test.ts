import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DESCRIPTION } from './build.fixture.ts'
import { parseDescription, UnusableRelease } from './description.ts'

const parse = parseDescription

const OBJECT = { type: 'object', properties: { id: { type: 'string' } } }

describe('a description', () => {
  test('that is in order is taken as it is', () => {
    expect(parse(DESCRIPTION)).toEqual(DESCRIPTION)
  })

  test('may use and provide an intent that it declares itself, with the parameters it declares', () => {
    const provides = [{ intent: 'myParts.open', path: '/quotes/parts/:id' }]
    const own = { ...DESCRIPTION, provides, uses: ['myParts.open'], declares: { 'myParts.open': OBJECT } }
    expect(parse(own)).toEqual(own)
    const [open] = provides
    expect(() => parse({ ...own, provides: [{ ...open, path: '/quotes/parts/:number' }] })).toThrow(
      /:number is no parameter of myParts\.open/,
    )
  })

  test('that promises what cannot be kept is refused, in words that help', () => {
    const [open] = DESCRIPTION.provides
    const provides = (change: object) => ({ ...DESCRIPTION, provides: [{ ...open, ...change }] })
    const refused: [unknown, RegExp][] = [
      [{ ...DESCRIPTION, name: 'Quote!' }, /name/],
      [{ ...DESCRIPTION, basePath: '/' }, /basePath/],
      [{ ...DESCRIPTION, basePath: '//evil.example' }, /basePath/],
      [{ ...DESCRIPTION, title: { ja: '見積' } }, /title\.en/],
      [{ ...DESCRIPTION, surprise: true }, /surprise/],
      [{ ...DESCRIPTION, uses: ['quote.explode'] }, /uses\.0 is not declared in contracts/],
      [{ ...DESCRIPTION, uses: ['Quote explode'] }, /uses\.0 must be words joined by dots/],
      [{ ...DESCRIPTION, declares: { 'quote.open': OBJECT } }, /is declared in contracts already/],
      [{ ...DESCRIPTION, declares: { 'parts.open': { type: 'string' } } }, /declares\.parts\.open\.type/],
      [provides({ intent: 'quote.explode' }), /not declared/],
      [provides({ path: '/orders' }), /must stand below \/quotes/],
      [provides({ path: '/quotes-of-others' }), /must stand below/],
      [provides({ path: '/quotes/../admin' }), /provides\.0\.path/],
      [provides({ path: '/quotes/:id' }), /:id is no parameter of quote\.list/],
      [provides({ action: 'quote.raed' }), /no action/],
      [[], /torrent\.json/],
      [null, /torrent\.json/],
    ]
    for (const [description, message] of refused) {
      expect(() => parse(description)).toThrow(UnusableRelease)
      expect(() => parse(description)).toThrow(message)
    }
  })

  test('of any other form is refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(() => parse(value)).toThrow(UnusableRelease)
      }),
    )
  })
})
