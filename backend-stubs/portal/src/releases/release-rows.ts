import { rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { iso } from '../iso.ts'
import type { Page } from '../page.ts'

/** A release without its manifest. Sizes in bytes. */
export interface ReleaseRecord {
  name: string
  version: string
  keyId: string
  /** checkout or published */
  origin: string
  publishedBy: string
  publishedAt: string
  size: number
  scriptGzipSize: number
  fileCount: number
  revision: string
  portal: string
}

/** A release that has been published: what was signed, by whom, and the exact bytes. */
export interface SignedRelease {
  name: string
  version: string
  manifest: Buffer
  signature: string
  keyId: string
  origin: string
}

const RECORD = sql`name, version, key_id as "keyId", origin, published_by as "publishedBy",
  ${iso('published_at')} as "publishedAt", size, script_gzip_size as "scriptGzipSize", file_count as "fileCount",
  convert_from(manifest, 'UTF8')::jsonb ->> 'revision' as revision, convert_from(manifest, 'UTF8')::jsonb ->> 'portal' as portal`

const SIGNED = sql`name, version, manifest, signature, key_id as "keyId", origin`

/** The releases of one micro-frontend, newest first. */
export async function listReleases(
  tx: Transaction,
  name: string,
  { limit, offset }: Page,
): Promise<{ releases: ReleaseRecord[]; total: number }> {
  const releases = await rows<ReleaseRecord>(
    tx,
    sql`select ${RECORD} from releases where name = ${name}
      order by published_at desc, version desc limit ${limit} offset ${offset}`,
  )
  const [count] = await rows<{ total: number }>(
    tx,
    sql`select count(*)::int as total from releases where name = ${name}`,
  )
  return { releases, total: count?.total ?? 0 }
}

/** Undefined when there is no such release. */
export async function findRelease(tx: Transaction, name: string, version: string): Promise<ReleaseRecord | undefined> {
  const [row] = await rows<ReleaseRecord>(
    tx,
    sql`select ${RECORD} from releases where name = ${name} and version = ${version}`,
  )
  return row
}

/** The version of each micro-frontend that was published last. */
export async function newestVersions(tx: Transaction): Promise<Map<string, string>> {
  const found = await rows<{ name: string; version: string }>(
    tx,
    sql`select distinct on (name) name, version from releases order by name, published_at desc, version desc`,
  )
  return new Map(found.map(({ name, version }) => [name, version]))
}

/** What was signed, of each of these releases that is there. */
export async function readSigned(
  tx: Transaction,
  wanted: readonly { name: string; version: string }[],
): Promise<SignedRelease[]> {
  if (wanted.length === 0) return []
  return rows<SignedRelease>(
    tx,
    sql`select ${SIGNED} from releases join unnest(${sql.param(wanted.map(({ name }) => name))}::text[],
      ${sql.param(wanted.map(({ version }) => version))}::text[]) as wanted(name, version) using (name, version)`,
  )
}

/** Records a release. It must not be there yet. */
export async function insertRelease(
  tx: Transaction,
  release: SignedRelease & Pick<ReleaseRecord, 'publishedBy' | 'size' | 'scriptGzipSize' | 'fileCount'>,
): Promise<void> {
  const { name, version, manifest, signature, keyId, origin, publishedBy, size, scriptGzipSize, fileCount } = release
  await tx.execute(sql`
    insert into releases (name, version, manifest, signature, key_id, origin, published_by, size, script_gzip_size, file_count)
    values (${name}, ${version}, ${manifest}, ${signature}, ${keyId}, ${origin}, ${publishedBy}, ${size},
      ${scriptGzipSize}, ${fileCount})`)
}
