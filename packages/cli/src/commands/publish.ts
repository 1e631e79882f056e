import { relative } from 'node:path'
import { type BuiltFile, buildManifest, type ReleaseManifest, UnusableBuild } from '@torrent/release'
import { type DeployApi, deployApi } from '../portal/deploy-api.ts'
import type { Release } from '../portal/deploy-messages.ts'
import { printFindings } from '../print-plan.ts'
import { EXIT, type ExitCode, Problem, wrongUsage } from '../problem.ts'
import { build, microFrontendFolder, readBuilt } from '../publish/built-folder.ts'
import { nextVersion } from '../publish/next-version.ts'
import { describeRelease, releaseText } from '../publish/release-text.ts'
import { signingKey } from '../publish/signing-key.ts'
import { sourceRevision } from '../publish/source-revision.ts'
import { upload } from '../publish/upload.ts'
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
  if (options.version !== undefined && !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(options.version)) {
    throw wrongUsage(`--version ${options.version} is no semantic version.`, 'Write it like 1.4.0 (https://semver.org)')
  }
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
  const known = options.version === undefined ? await publishedVersions(api, draft) : undefined
  const already = known?.same
  const version = options.version ?? already ?? nextVersion(known?.versions ?? [], source.packageVersion)
  const manifest = { ...draft, version }
  terminal.progress(`Publishing ${manifest.name}@${version} …`)
  const sent =
    already === undefined
      ? await upload(api, {
          manifest: Buffer.from(`${JSON.stringify(manifest)}\n`),
          files,
          key,
          onProgress: (done, all) => terminal.progress(`Sending ${done} of ${all} files …`),
        })
      : undefined
  const release = describeRelease(manifest, files, `${api.portal}/releases/${manifest.name}/${version}/`)
  const findings = sent?.plan?.findings ?? []
  if (options.json) {
    terminal.out(JSON.stringify({ ...release, already: sent === undefined, findings }))
    return EXIT.done
  }
  if (sent) terminal.out(`Published ${manifest.name}@${version}${revision === '' ? '' : ` (${revision})`}`)
  else terminal.out(`${manifest.name}@${version} is there already, and nothing has changed since.`)
  terminal.out(releaseText(release))
  await printFindings(findings, options.explain === true, terminal)
  terminal.out(`Next: torrent promote ${manifest.name}@${version} --percent 10`)
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

/** The versions that teams have published, and which of them is this very build, whatever commit it was made of. */
async function publishedVersions(
  api: DeployApi,
  draft: ReleaseManifest,
): Promise<{ versions: string[]; same: string | undefined }> {
  const { name } = draft
  const found = await api.get<{ releases?: Release[] }>('/status', { name, pageSize: '100' })
  const versions = (found.releases ?? []).filter(({ origin }) => origin === 'published').map(each => each.version)
  const [newest] = versions
  if (newest === undefined) return { versions, same: undefined }
  const { manifest } = await api.get<{ manifest: string }>(`/releases/${name}/${newest}`)
  return { versions, same: contentOf(JSON.parse(manifest)) === contentOf(draft) ? newest : undefined }
}

function contentOf(manifest: ReleaseManifest): string {
  return JSON.stringify({ ...manifest, version: '', revision: '' })
}
