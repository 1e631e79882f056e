import { join } from 'node:path'
import { LANGUAGE_COOKIE, THEME_COOKIE } from '@torrent/contracts/preferences'
import { expect, expectAccessible, type Language, type Person, test } from '@torrent/e2e-kit'

type Theme = 'light' | 'dark'
type Look = readonly [Language, Theme]

/** A folder for pictures of each state in each look: `TORRENT_GALLERY=/tmp/pictures npm test -- --only e2e`. */
const GALLERY = process.env.TORRENT_GALLERY
const LOOKS: readonly Look[] = [
  ['ja', 'light'],
  ['en', 'dark'],
  ['ja', 'dark'],
  ['en', 'light'],
]
/** The one in which the tests press and type. */
const USUAL: Look = ['en', 'light']

/**
 * Looks at what a page shows at that moment, an open menu or a dialog included: it passes axe in one language and theme,
 * another one each time. With a folder for them it passes in all, and is kept as a picture called `name` of each. The look
 * is changed in another tab of the person's, so that the page itself is not touched.
 */
export type LookAt = (name: string) => Promise<void>

/** For pages of this person from now on. */
export async function looksOf({ page, context }: Person): Promise<LookAt> {
  // Many states, and with pictures all of them four times.
  test.setTimeout(GALLERY ? 900_000 : 300_000)
  const other = await context.newPage()
  await other.goto('/favicon.svg')
  await page.bringToFront()
  let seen = 0

  async function changeTo([language, theme]: Look): Promise<void> {
    const chosen = Object.entries({ [LANGUAGE_COOKIE]: language, [THEME_COOKIE]: theme })
    // A page that has just come does not listen yet.
    await expect(async () => {
      await other.evaluate(choose, chosen)
      await expect(page.locator(`html[lang="${language}"][data-theme="${theme}"]`)).toBeAttached({ timeout: 500 })
    }).toPass()
  }

  return async name => {
    const looks = GALLERY ? LOOKS : LOOKS.slice(seen % LOOKS.length).slice(0, 1)
    seen += 1
    for (const look of looks) {
      await changeTo(look)
      await expectAccessible(page)
      if (GALLERY) await page.screenshot({ path: join(GALLERY, `${name}.${look.join('-')}.png`) })
    }
    await changeTo(USUAL)
  }
}

/** As the tab does in which somebody chooses; the other tabs hear of what changes. */
function choose(chosen: [key: string, value: string][]): void {
  for (const [key, value] of chosen) {
    localStorage.removeItem(key)
    localStorage.setItem(key, value)
  }
}
