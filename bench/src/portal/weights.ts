import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, loadConfigFromFile } from 'vite'
import type { Figure } from '../figures.ts'
import { REPOSITORY } from '../repository.ts'

const EMPTY = join(REPOSITORY, 'bench', 'fixtures', 'empty')

/** What a browser fetches of JavaScript before it shows anything, compressed with gzip. */
export async function weights(monolith: string): Promise<Figure[]> {
  const shell = await firstLoad(join(REPOSITORY, 'shell', 'dist'))
  const whole = await firstLoad(monolith)
  const empty = await emptyRemote()
  return [
    {
      name: "shell's first load, JavaScript with gzip",
      value: kB(shell),
      ratio: shell / whole,
      beside: `monolith (${kB(whole)})`,
      aim: '≤ 180 kB',
    },
    { name: 'an empty micro-frontend, JavaScript with gzip', value: kB(empty), aim: '≤ 20 kB' },
  ]
}

/** The scripts that a page names. */
async function firstLoad(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/<(?:script[^>]*src|link rel="modulepreload"[^>]*href)="\/([^"]+)"/g)]
  return gzipped(folder, new Set(named.map(([, file = '']) => file)))
}

/** All scripts of a micro-frontend without any screen. */
async function emptyRemote(): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'torrent-empty-'))
  try {
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, EMPTY)
    const options = { ...loaded?.config.build, outDir, emptyOutDir: true }
    await build({ ...loaded?.config, configFile: false, root: EMPTY, logLevel: 'error', build: options })
    return await gzipped(
      outDir,
      (await readdir(outDir, { recursive: true })).filter(file => file.endsWith('.js')),
    )
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

async function gzipped(folder: string, files: Iterable<string>): Promise<number> {
  let sum = 0
  for (const file of files) sum += gzipSync(await readFile(join(folder, file)), { level: 9 }).length
  return sum
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
