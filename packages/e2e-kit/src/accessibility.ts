import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with a readable list when the page breaks a rule of WCAG 2.2 level A or AA that a machine can check. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(settle)
  const { violations } = await new AxeBuilder({ page })
    // Nothing of ours stands in a frame; the other way opens a window for each look, which takes longer than the look.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(node => node.html.slice(0, 200)),
  }))
  expect(found).toEqual([])
}

/** What fades or moves is looked at when it has arrived: half-way a text has less contrast than it is going to have. */
async function settle(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
