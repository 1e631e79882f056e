import { relative } from 'node:path'
import { type BuiltFile, buildManifest, entryFiles, type ReleaseManifest, UnusableBuild, weigh } from '@torrent/release'
import { type DeployApi, deployApi } from '../portal/deploy-api.ts'
import type { MicroFrontendReleases, Release } from '../portal/deploy-messages.ts'
import { printFindings } from '../print-plan.ts'
import { EXIT, type ExitCode, Problem } from '../problem.ts'
import { build, microFrontendFolder, readBuilt } from '../publish/built-folder.ts'
import { nextVersion } from '../publish/next-version.ts'
import { signingKey } from '../publish/signing-key.ts'
import { sourceRevision } from '../publish/source-revision.ts'
import { upload } from '../publish/upload.ts'
import { bytes, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

export interface PublishOptions {
  portal: string
  version?: string
  /** What is built already, to be taken as it is. */
  folder?: string
  explain?: boolean
  json?: boolean
}

/** `torrent publish <folder>`: builds a micro-frontend and sends it to the portal as a release that never changes. */
export async function publish(folder: string, options: PublishOptions, terminal: Terminal): Promise<ExitCode> {
  const source = await microFrontendFolder(folder, options.folder)
  const api = await deployApi(options.portal)
  const key = await signingKey()
  if (key.isNew) {
    throw new Problem(
      EXIT.refused,
      `A signing key (${key.id}) has been made for you: ${key.from}`,
      'The portal has to know it once: run `npx torrent key register`, then publish again.',
    )
  }
  if (source.toBuild) {
    terminal.progress(`Building ${relative('.', source.folder) || '.'} …`)
    await build(source)
  }
  const [files, revision] = await Promise.all([readBuilt(source.built), sourceRevision(source.folder)])
  const draft = describe(files, revision, options.version ?? '0.1.0')
  const chosen = options.version ?? (await chooseVersion(api, draft, source.packageVersion))
  const manifest = { ...draft, version: chosen }
  terminal.progress(`Publishing ${manifest.name}@${manifest.version} …`)
  const sent = await upload(api, {
    manifest: Buffer.from(`${JSON.stringify(manifest)}\n`),
    files,
    key,
    onProgress: (done, all) => terminal.progress(`Sending ${done} of ${all} files …`),
  })
  const { name, version } = manifest
  const url = `${api.portal}/releases/${name}/${version}/`
  const findings = sent?.plan?.findings ?? []
  if (options.json) {
    const { size, gzip } = sizes(manifest)
    const scripts = weightsOf(manifest, files)
    terminal.out(
      JSON.stringify({ name, version, revision, url, already: sent === undefined, size, gzip, scripts, findings }),
    )
    return EXIT.done
  }
  if (sent) terminal.out(`Published ${name}@${version}${revision === '' ? '' : ` (${revision})`}`)
  else terminal.out(`${name}@${version} is there already, and nothing has changed since.`)
  terminal.out(`  ${url}`)
  terminal.out(`  ${sizeLine(manifest)}\n`)
  terminal.out(budgetTable(manifest, files))
  terminal.out('')
  await printFindings(findings, options.explain === true, terminal)
  terminal.out(`Next: torrent promote ${name}@${version} --percent 10`)
  return EXIT.done
}

function describe(files: readonly BuiltFile[], revision: string, version: string): ReleaseManifest {
  try {
    return buildManifest({ version, revision, files })
  } catch (error) {
    if (!(error instanceof UnusableBuild)) throw error
    throw new Problem(
      EXIT.refused,
      `This is no release: ${error.message}`,
      'Build the micro-frontend with the Vite preset of @torrent/portal-kit.',
    )
  }
}

/** The newest version when it is this very build; else the next one. */
async function chooseVersion(
  api: DeployApi,
  draft: ReleaseManifest,
  packageVersion: string | undefined,
): Promise<string> {
  const { name } = draft
  const known = await api.get<{ microFrontends: MicroFrontendReleases[]; releases?: Release[] }>('/status', {
    name,
    pageSize: '100',
  })
  const published = (known.releases ?? []).filter(({ origin }) => origin === 'published')
  const [newest] = published
  if (newest && (await isSame(api, draft, newest))) return newest.version
  return nextVersion(
    published.map(({ version }) => version),
    packageVersion,
  )
}

async function isSame(api: DeployApi, draft: ReleaseManifest, { name, version }: Release): Promise<boolean> {
  const { manifest } = await api.get<{ manifest: string }>(`/releases/${name}/${version}`)
  const before = JSON.parse(manifest) as ReleaseManifest
  return JSON.stringify({ ...before, version: '' }) === JSON.stringify({ ...draft, version: '' })
}

function sizes({ files }: ReleaseManifest): { size: number; gzip: number } {
  return {
    size: files.reduce((sum, { size }) => sum + size, 0),
    gzip: files.reduce((sum, { size, gzip }) => sum + (gzip || size), 0),
  }
}

function sizeLine(manifest: ReleaseManifest): string {
  const { size, gzip } = sizes(manifest)
  return `${manifest.files.length} files, ${bytes(size)}, ${bytes(gzip)} compressed`
}

function weightsOf({ files }: ReleaseManifest, built: readonly BuiltFile[]) {
  const contents = new Map(built.map(({ path, content }) => [path, content]))
  const read = (path: string) => {
    const content = contents.get(path)
    return content && new TextDecoder().decode(content)
  }
  return weigh(files, entryFiles(read))
}

/** What its scripts weigh, compressed with gzip, beside what they may. */
function budgetTable(manifest: ReleaseManifest, built: readonly BuiltFile[]): string {
  const weights = weightsOf(manifest, built)
  const labels = { entry: 'before any screen', script: 'largest script', total: 'all scripts' }
  const rows = (['entry', 'script', 'total'] as const).map(part => {
    const allowed = manifest.budget[part]
    const share = `${Math.round((weights[part] / allowed) * 100)} %`
    return [`  ${labels[part]}`, bytes(weights[part]), bytes(allowed), share]
  })
  return table(['  scripts (gzip)', 'is', 'may be', 'of it'], rows, [1, 2, 3])
}
