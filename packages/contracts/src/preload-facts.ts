/**
 * What stands in `torrent-preload.json` beside a micro-frontend's build: which files stand behind what a page shows, so
 * that the gateway can name them in the page instead of letting the browser find them one after the other. Paths are
 * relative to the release.
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
