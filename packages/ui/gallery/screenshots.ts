/**
 * Takes a screenshot of every view in both schemes and languages, to be looked at.
 *
 *   node packages/ui/gallery/screenshots.ts [folder] [part of a name]
 */
import { mkdirSync } from 'node:fs'
import { galleryViews, openGallery } from './open-gallery.ts'

const [folder = '/tmp/torrent-ui', only = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const gallery = await openGallery()
for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['ja', 'en'] as const) {
    for (const view of galleryViews) {
      const name = `${view.replaceAll(/[&=]/g, '-')}-${language}-${scheme}`
      if (!name.includes(only)) continue
      const page = await gallery.open({ view, language, scheme }, problem => console.error(`${name}: ${problem}`))
      await page.screenshot({ path: `${folder}/${name}.png` })
      await page.context().close()
    }
  }
}
await gallery.close()
