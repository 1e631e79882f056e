/**
 * Builds the gallery, serves it under the portal's content security policy, and looks at every view in both colour
 * schemes and languages at 1366×768: axe (WCAG 2.2 AA), console errors, and a screenshot of each.
 *
 *   node packages/ui/gallery/check.ts [folder for the screenshots] [part of a name]
 */
import { existsSync, mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'

const [folder = '/tmp/torrent-ui', only = ''] = process.argv.slice(2)

const views = [
  'signin',
  'home',
  'list',
  'list&selected&filtered',
  'list&state=loading',
  'list&state=empty',
  'list&many',
  'document',
  'edit',
  'edit&new',
  'edit&errors',
  'overlays',
  'overlays&open=modal',
  'overlays&open=confirm',
  'overlays&open=conflict',
  'overlays&open=drawer',
  'states',
  'home&collapsed',
]

const configFile = `${import.meta.dirname}/vite.config.ts`
await build({ configFile, logLevel: 'error' })
const server = await preview({ configFile, preview: { port: 4391 }, logLevel: 'error' })
const executablePath = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] })
mkdirSync(folder, { recursive: true })
let problems = 0

function complain(name: string, problem: string) {
  problems += 1
  console.error(`${name}: ${problem}`)
}

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['ja', 'en'] as const) {
    for (const view of views) {
      const name = `${view.replaceAll(/[&=]/g, '-')}-${language}-${scheme}`
      if (!name.includes(only)) continue
      // axe needs a context of its own making.
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complain(name, message.text())
      })
      page.on('pageerror', error => complain(name, String(error)))
      await page.goto(`http://localhost:4391/?view=${view}&lang=${language}&scheme=${scheme}`)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${folder}/${name}.png` })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      for (const { id, help, nodes } of violations) {
        complain(
          name,
          `${id}: ${help}\n${nodes.map(node => `    ${node.html}\n      ${node.failureSummary}`).join('\n')}`,
        )
      }
      await context.close()
    }
  }
}

await browser.close()
await server.close()
console.log(`${problems} problems; screenshots in ${folder}`)
process.exitCode = problems > 0 ? 1 : 0
