import { AnySchema } from '@bufbuild/protobuf/wkt'
import { ChangeSchema, type Document, type DocumentEvent, DocumentSchema } from '@torrent/contracts/document'
import { rows, searchColumn, type Transaction, toPayload } from '@torrent/service-kit'
import { type SQL, sql } from 'drizzle-orm'

/**
 * Takes one event into the read models; false when they have this version or a later one already. Every event carries
 * the whole document, so the newest one decides.
 */
export async function applyEvent(tx: Transaction, { document, change }: DocumentEvent): Promise<boolean> {
  if (!document || !change) throw new TypeError('an event without its document or change')
  if (!(await storeDocument(tx, document))) return false
  await storeContent(tx, document)
  await storeLinks(tx, document)
  await tx.execute(
    sql`insert into history (kind, id, version, change)
      values (${document.kind}, ${document.id}, ${document.version}, ${json(toPayload(ChangeSchema, change))})
      on conflict do nothing`,
  )
  return true
}

async function storeDocument(tx: Transaction, document: Document): Promise<boolean> {
  const values = {
    kind: document.kind,
    id: document.id,
    version: document.version,
    number: document.number,
    status: document.status,
    title: document.title,
    partner_id: document.partnerId,
    partner_name: document.partnerName,
    date: document.date || null,
    due: document.due || null,
    amount_minor: document.amountMinor,
    owner_id: document.owner?.id ?? '',
    updated_at: document.updatedAt,
    search: searchColumn(
      document.number,
      document.title,
      document.partnerCode,
      document.partnerName,
      ...document.keywords,
    ),
  }
  const columns = Object.keys(values)
  const written = await rows(
    tx,
    sql`insert into documents as d (${list(columns.map(name => sql.identifier(name)))})
      values (${list(Object.values(values).map(value => sql`${value}`))})
      on conflict (tenant_id, kind, id) do update
      set ${list(columns.map(name => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`))}
      where d.version < excluded.version returning 1`,
  )
  return written.length > 0
}

async function storeContent(tx: Transaction, document: Document): Promise<void> {
  const { state, ...listed } = document
  await tx.execute(
    sql`insert into contents (kind, id, document, state)
      values (${document.kind}, ${document.id}, ${json(toPayload(DocumentSchema, listed))},
        ${state ? json(toPayload(AnySchema, state)) : null})
      on conflict (tenant_id, kind, id) do update set document = excluded.document, state = excluded.state`,
  )
}

async function storeLinks(tx: Transaction, { kind, id, sources }: Document): Promise<void> {
  await tx.execute(sql`delete from links where kind = ${kind} and id = ${id}`)
  if (sources.length === 0) return
  const values = sources.map(source => sql`(${kind}, ${id}, ${source.kind}, ${source.id}, ${source.number})`)
  await tx.execute(
    sql`insert into links (kind, id, source_kind, source_id, source_number) values ${list(values)} on conflict do nothing`,
  )
}

function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::jsonb`
}

function list(parts: readonly SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql`, `)
}
