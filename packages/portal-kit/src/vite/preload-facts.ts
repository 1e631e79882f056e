import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PreloadFacts, PreloadPart } from '@torrent/contracts/preload-facts'
import { normalizePath, type Plugin } from 'vite'
import { chunkFiles } from './chunk-files.ts'
import { type LazyPart, lazyParts } from './lazy-parts.ts'

interface PreloadFactsOptions {
  root: string
  /** The module that is exposed, relative to the root. */
  entry: string
}

/** Says which files stand behind each screen, slot and language of a micro-frontend. */
export function preloadFacts({ root, entry }: PreloadFactsOptions): Plugin {
  const entryFile = normalizePath(join(root, entry))
  let parts: (LazyPart & { module: string })[] = []
  return {
    name: 'torrent:preload-facts',
    apply: 'build',
    async buildEnd(error) {
      const code = error ? undefined : this.getModuleInfo(entryFile)?.code
      if (typeof code !== 'string') return
      parts = await Promise.all(
        lazyParts(this.parse(code)).map(async part => {
          const resolved = await this.resolve(part.specifier, entryFile)
          return { ...part, module: resolved?.id ?? '' }
        }),
      )
    },
    writeBundle({ dir = '' }, bundle) {
      const { behind, behindFile, sharedBy } = chunkFiles(bundle)
      const part = (files: readonly string[]): PreloadPart => ({ files, shared: sharedBy(files) })
      const first = new Set([...behindFile('remoteEntry.js'), ...namedAtOnce(dir).flatMap(behindFile)])
      const files = (kind: LazyPart['kind']) =>
        Object.fromEntries(
          parts
            .filter(lazy => lazy.kind === kind)
            .map(({ key, module }) => [key, part(behind(module).filter(file => !first.has(file)))]),
        )
      const facts: PreloadFacts = {
        entry: part([...first]),
        languages: files('language'),
        screens: files('screen'),
        slots: files('slot'),
      }
      writeFileSync(join(dir, 'torrent-preload.json'), JSON.stringify(facts))
    },
  }
}

interface FederationManifest {
  exposes: { assets: { js: { sync: string[] }; css: { sync: string[] } } }[]
}

/** The files that the federation runtime fetches for what is exposed. */
function namedAtOnce(folder: string): string[] {
  const manifest: FederationManifest = JSON.parse(readFileSync(join(folder, 'mf-manifest.json'), 'utf8'))
  return manifest.exposes.flatMap(({ assets }) => [...assets.js.sync, ...assets.css.sync])
}
