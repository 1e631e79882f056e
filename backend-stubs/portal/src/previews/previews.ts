import { randomBytes } from 'node:crypto'
import type { Principal } from '@torrent/policy'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { type Actor, requireRight } from '../actor.ts'
import { record } from '../deployments/deployments.ts'
import { iso } from '../iso.ts'
import { requireName, requireVersion } from '../names.ts'
import { idInToken, isGenuine, previewToken } from './preview-link.ts'

/** One micro-frontend from elsewhere for one person. Times are ISO 8601 in UTC. */
export interface PreviewRecord {
  id: string
  name: string
  /** A published version, or empty. */
  version: string
  /** Origin of a development server on the person's own machine, or empty. */
  devOrigin: string
  /** Empty: of any tenant. */
  tenant: string
  /** Login; empty: the first one who opens the link. */
  person: string
  createdBy: string
  expiresAt: string
  endedAt: string
}

const PREVIEW = sql`id, name, version, dev_origin as "devOrigin", tenant, person, created_by as "createdBy",
  ${iso('expires_at')} as "expiresAt", ${iso('ended_at')} as "endedAt"`

const MAX_HOURS = 72
/** Only the person's own machine: a preview must never load code from a server of somebody else. */
const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5}$/

/**
 * Makes a preview and the token of its link. Refused: `unknown_release`, `invalid`, `token_scope`, `forbidden`.
 */
export async function createPreview(
  tx: Transaction,
  actor: Actor,
  key: Buffer,
  wanted: { name: string; version: string; devOrigin: string; person: string; hours: number },
): Promise<{ preview: PreviewRecord; token: string }> {
  const name = requireName(wanted.name)
  requireRight(actor, 'preview', name)
  const { version, devOrigin, hours } = wanted
  const person = requirePerson(wanted.person)
  if (version !== '') requireVersion(version)
  if ((version === '') === (devOrigin === '')) throw new Refused('required', 'version')
  if (devOrigin !== '' && !LOOPBACK.test(devOrigin)) throw new Refused('invalid', 'devOrigin')
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS) throw new Refused('invalid', 'hours')
  // One on a development server takes its place in the portal from the last release of the same name.
  const [release] = await rows(
    tx,
    sql`select 1 from releases where name = ${name} and (${version} = '' or version = ${version}) limit 1`,
  )
  if (!release) throw new Refused('unknown_release', 'version', { name, version })
  const id = randomBytes(12).toString('hex')
  const [preview] = await rows<PreviewRecord>(
    tx,
    sql`insert into previews (id, name, version, dev_origin, tenant, person, created_by, expires_at)
      values (${id}, ${name}, ${version}, ${devOrigin}, ${actor.tenant}, ${person}, ${actor.name},
        now() + make_interval(hours => ${hours})) returning ${PREVIEW}`,
  )
  if (!preview) throw new TypeError('the preview was not written')
  const note = [devOrigin, person].filter(part => part !== '').join(' ')
  await record(tx, actor, { action: 'preview', name, version, tenant: actor.tenant, note })
  return { preview, token: previewToken(key, preview) }
}

/** Previews of the last days that the actor could have made, newest first. */
export function listPreviews(tx: Transaction, { tenant }: Pick<Actor, 'tenant'>): Promise<PreviewRecord[]> {
  return rows(
    tx,
    sql`select ${PREVIEW} from previews where (${tenant} = '' or tenant = ${tenant})
      and expires_at > now() - interval '7 days' order by created_at desc limit 200`,
  )
}

/** Ends a preview before its time. Refused: `not_found`, also for one of another tenant. */
export async function endPreview(tx: Transaction, actor: Actor, id: string): Promise<PreviewRecord> {
  const [preview] = await rows<PreviewRecord>(
    tx,
    sql`select ${PREVIEW} from previews where id = ${id} and (${actor.tenant} = '' or tenant = ${actor.tenant})`,
  )
  if (!preview) throw new Refused('not_found')
  requireRight(actor, 'preview', preview.name)
  if (preview.endedAt !== '') return preview
  await tx.execute(sql`update previews set ended_at = now() where id = ${id}`)
  const { name, version, tenant } = preview
  await record(tx, actor, { action: 'preview', name, version, tenant, note: 'ended' })
  return { ...preview, endedAt: new Date().toISOString() }
}

/**
 * Makes a preview the person's own who opened its link, the first time for good. Refused: `not_found` for a token that
 * this portal did not make, `preview_over`, `preview_of_other`.
 */
export async function claimPreview(
  tx: Transaction,
  { subject, tenant, email }: Principal,
  key: Buffer,
  token: string,
): Promise<PreviewRecord> {
  const id = idInToken(token)
  const [preview] = await rows<PreviewRecord & { over: boolean }>(
    tx,
    sql`select ${PREVIEW}, expires_at <= now() or ended_at is not null as over from previews where id = ${id ?? ''}`,
  )
  if (!preview || !isGenuine(key, token, preview)) throw new Refused('not_found')
  if (preview.over) throw new Refused('preview_over')
  const isNamed = preview.person === '' || preview.person === email.toLowerCase()
  if ((preview.tenant !== '' && preview.tenant !== tenant) || !isNamed) throw new Refused('preview_of_other')
  const claimed = await rows(
    tx,
    sql`update previews set claimed_by = ${subject}, claimed_tenant = ${tenant} where id = ${preview.id}
      and (claimed_by is null or (claimed_by = ${subject} and claimed_tenant = ${tenant})) returning id`,
  )
  if (claimed.length === 0) throw new Refused('preview_of_other')
  return preview
}

function requirePerson(login: string): string {
  const person = login.trim().toLowerCase()
  if (person !== '' && (person.length > 200 || !/^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u.test(person)))
    throw new Refused('invalid', 'person')
  return person
}
