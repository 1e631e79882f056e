import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Paths of all files with an ending in a build, relative to it. */
export function filesOf(build: string, ending: string): string[] {
  return readdirSync(build, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith(ending))
}

export function readBuilt(build: string, file: string): string {
  return readFileSync(join(build, file), 'utf8')
}

/** What files weigh on the way to the browser, in bytes. */
export function gzipped(build: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(build, file))).length, 0)
}

/** The scripts that the page names: what loads before anything is shown. */
export function firstLoadOf(build: string): string[] {
  const html = readBuilt(build, 'index.html')
  const named = [...html.matchAll(/(?:<script[^>]*src|<link rel="modulepreload"[^>]*href)="\/([^"]+)"/g)]
  return [...new Set(named.map(([, file]) => file ?? ''))]
}
