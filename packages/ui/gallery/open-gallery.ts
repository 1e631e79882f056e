import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'

export interface GalleryPage {
  view: string
  language?: 'ja' | 'en'
  scheme?: 'light' | 'dark'
}

export interface Gallery {
  /** Opens a view in a context of its own; what the page complains about goes to `complain`. */
  open: (page: GalleryPage, complain?: (problem: string) => void) => Promise<Page>
  close: () => Promise<void>
}

const configFile = join(import.meta.dirname, 'vite.config.ts')

/** Builds the gallery, serves it under the portal's content security policy on a free port, and starts Chromium. */
export async function openGallery(): Promise<Gallery> {
  const outDir = mkdtempSync(join(tmpdir(), 'torrent-ui-gallery-'))
  await build({ configFile, logLevel: 'error', build: { outDir } })
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The gallery has no port')
  const executablePath = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  return {
    async open({ view, language = 'en', scheme = 'light' }, complain) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complain?.(message.text())
      })
      page.on('pageerror', error => complain?.(String(error)))
      await page.goto(`http://127.0.0.1:${address.port}/?view=${view}&lang=${language}&scheme=${scheme}`)
      await page.locator('main').waitFor()
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** Every view and what it shows in another state, as the screenshots go through them. */
export const galleryViews: readonly string[] = [
  'signin',
  'home',
  'home&collapsed',
  'list',
  'list&selected&filtered',
  'list&state=loading',
  'list&state=empty',
  'document',
  'edit',
  'edit&new',
  'edit&errors',
  'overlays',
  'overlays&open=modal',
  'overlays&open=confirm',
  'overlays&open=conflict',
  'overlays&open=drawer',
  'overlays&open=form',
  'states',
]
