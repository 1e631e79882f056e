import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gallery, openGallery } from './open-gallery.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// Every component at least once; what only repeats them is left to the screenshots.
const views = [
  'signin',
  'home&collapsed',
  'list&selected&filtered',
  'list&state=empty',
  'document',
  'edit&errors',
  'overlays&open=confirm',
  'overlays&open=conflict',
  'overlays&open=form',
  'states',
]
let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(async () => {
  await gallery.close()
})

// Each view in both schemes and both languages, though not in all four pairs: colours do not depend on words.
describe.each([
  { scheme: 'light', language: 'ja' },
  { scheme: 'dark', language: 'en' },
] as const)('in $scheme and $language', look => {
  it.each(views)('%s breaks no rule of WCAG 2.2 AA and says nothing on the console', async view => {
    const complaints: string[] = []
    const page = await gallery.open({ view, ...look }, problem => complaints.push(problem))
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    await page.context().close()
    expect(violations.map(({ id, nodes }) => ({ id, html: nodes.map(node => node.html) }))).toEqual([])
    // The content security policy complains here too.
    expect(complaints).toEqual([])
  })
})
