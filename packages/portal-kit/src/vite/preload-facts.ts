import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { chunkFiles } from './chunk-files.ts'
import { type LazyPart, lazyParts } from './lazy-parts.ts'

/**
 * Written beside a micro-frontend's build as `torrent-preload.json`: which files stand behind what a page shows, so that
 * the gateway can name them in the page instead of letting the browser find them one after the other. Paths are relative
 * to the release.
 */
export interface PreloadFacts {
  /** What is loaded before any screen. */
  entry: PreloadPart
  languages: Readonly<Record<string, PreloadPart>>
  /** By path below the base path, e.g. `/$id/edit`. */
  screens: Readonly<Record<string, PreloadPart>>
  slots: Readonly<Record<string, PreloadPart>>
}

export interface PreloadPart {
  files: readonly string[]
  /** Modules that these files take from the page. */
  shared: readonly string[]
}

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
