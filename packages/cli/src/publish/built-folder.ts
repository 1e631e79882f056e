import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { BuiltFile } from '@torrent/release'
import { EXIT, Problem, wrongUsage } from '../problem.ts'

/** A micro-frontend's folder, and where its build lies or will lie. */
export interface MicroFrontendFolder {
  folder: string
  built: string
  /** False when what is built was named, so that it is taken as it is. */
  toBuild: boolean
  /** `version` of its package.json, if any. */
  packageVersion: string | undefined
}

/**
 * @param folder of the micro-frontend, or of something built
 * @param built the folder to take as it is, from the micro-frontend's folder or from here
 * @throws {Problem} when there is no micro-frontend
 */
export async function microFrontendFolder(folder: string, built: string | undefined): Promise<MicroFrontendFolder> {
  const absolute = resolve(folder)
  if (!existsSync(join(absolute, 'torrent.json'))) {
    throw wrongUsage(
      `${folder} holds no torrent.json.`,
      'Name the folder of a micro-frontend, e.g. torrent publish mfe-quote',
    )
  }
  const packageVersion = await versionIn(absolute)
  // Only what is built has this.
  if (existsSync(join(absolute, 'mf-manifest.json'))) {
    return { folder: absolute, built: absolute, toBuild: false, packageVersion }
  }
  if (built === undefined) return { folder: absolute, built: join(absolute, 'dist'), toBuild: true, packageVersion }
  const candidates = [resolve(absolute, built), resolve(built)]
  const found = candidates.find(each => existsSync(join(each, 'mf-manifest.json')))
  if (found === undefined)
    throw wrongUsage(`${built} holds no build of a micro-frontend.`, 'Leave --folder out to have it built.')
  return { folder: absolute, built: found, toBuild: false, packageVersion }
}

async function versionIn(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  const version: unknown = text === undefined ? undefined : JSON.parse(text).version
  return typeof version === 'string' ? version : undefined
}

/** Runs the micro-frontend's own `npm run build`, or Vite where it has none. @throws {Problem} with what the build said */
export async function build({ folder }: MicroFrontendFolder): Promise<void> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  const hasScript = typeof JSON.parse(text).scripts?.build === 'string'
  const args = hasScript ? ['run', 'build'] : ['exec', '--', 'vite', 'build']
  const { code, output } = await run('npm', args, folder)
  if (code !== 0) {
    throw new Problem(
      EXIT.refused,
      `${output.trimEnd()}\n\nThe build of ${relative('.', folder) || '.'} failed.`,
      'Mend it; nothing was published.',
    )
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.stderr.on('data', chunk => chunks.push(chunk))
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** Every file of a built folder, by its path with forward slashes. */
export async function readBuilt(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  return Promise.all(
    files.map(async entry => {
      const file = join(entry.parentPath, entry.name)
      return { path: relative(folder, file).split(sep).join('/'), content: await readFile(file) }
    }),
  )
}
