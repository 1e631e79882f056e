import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The tokens of one colour scheme that are plain colours. */
function tokensOf(scheme: 'light' | 'dark'): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme="${scheme}"]`))
  const body = block.slice(0, block.indexOf('}'))
  return new Map([...body.matchAll(/--t-([\w-]+): (#[\da-f]{6});/g)].map(match => [match[1] ?? '', match[2] ?? '']))
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'surface-sunken', 'surface-hover', 'surface-overlay']
const tones = ['neutral', 'info', 'success', 'warning', 'danger']

describe.each(['light', 'dark'] as const)('the %s scheme', scheme => {
  const tokens = tokensOf(scheme)
  const ratio = (one: string, other: string) => {
    const pair = [tokens.get(one), tokens.get(other)]
    if (!pair[0] || !pair[1]) throw new Error(`no token ${one} or ${other}`)
    return contrast(pair[0], pair[1])
  }

  it.each(grounds)('lets text be read on %s (1.4.3: 4.5)', ground => {
    for (const text of ['text', 'text-soft', 'text-faint', 'text-link', 'danger']) {
      expect(ratio(text, ground), text).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(tones)('lets text be read on the soft %s', tone => {
    expect(ratio(`${tone}-soft-text`, `${tone}-soft`)).toBeGreaterThanOrEqual(4.5)
    expect(ratio(`${tone}-line`, 'surface')).toBeGreaterThanOrEqual(3)
    expect(ratio(`${tone}-line`, `${tone}-soft`)).toBeGreaterThanOrEqual(3)
  })

  it('lets text be read on solid colours and in selections', () => {
    for (const state of ['accent', 'accent-hover', 'accent-active']) {
      expect(ratio('on-accent', state), state).toBeGreaterThanOrEqual(4.5)
    }
    expect(ratio('on-danger', 'danger')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-danger', 'danger-hover')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('accent-soft-text', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('accent-soft-text', 'accent-soft-hover')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('text-link', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('text-soft', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('text', 'selection')).toBeGreaterThanOrEqual(4.5)
  })

  it('lets controls and focus be seen (1.4.11, 2.4.13: 3)', () => {
    for (const ground of grounds) {
      expect(ratio('border-control', ground), ground).toBeGreaterThanOrEqual(3)
      expect(ratio('focus', ground), ground).toBeGreaterThanOrEqual(3)
    }
    expect(ratio('accent', 'surface')).toBeGreaterThanOrEqual(3)
    expect(ratio('accent-line', 'surface')).toBeGreaterThanOrEqual(3)
  })
})
