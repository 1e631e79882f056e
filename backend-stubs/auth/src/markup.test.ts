import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from './markup.ts'

/** A property tries a hundred inputs; on a busy machine that takes a while. */
const PROPERTY = { timeout: 30_000 }

test('whatever is put in stays text', PROPERTY, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const { markup } = html`<p title="${text}">${text}</p>`
      expect(markup.match(/[<>]/g)).toHaveLength(4)
      expect(markup.match(/"/g)).toHaveLength(2)
    }),
  )
  expect(html`<a href='${"'onclick='x"}'>`.markup).toBe("<a href='&#39;onclick=&#39;x'>")
})

test('markup within markup stays markup, and nothing gives nothing', () => {
  const items = ['a', '<b>'].map(item => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${undefined}${false}${0}`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0')
})
