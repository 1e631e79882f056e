import { procedure, router, uuid } from '@torrent/bff-kit'
import { z } from 'zod'

/** What somebody calls a document by, and where it stands. */
export interface NamedDocument {
  kind: string
  id: string
  number: string
  /** The subject. */
  title: string
  partnerName: string
  status: string
}

const documents = z
  .array(z.strictObject({ kind: z.string().regex(/^[a-z_]{1,30}$/), id: uuid }))
  .min(1)
  .max(20)

export const documentsRouter = router({
  /** Of some documents those that this person may read, in the order asked for; the others are left out. */
  named: procedure('job.read')
    .input(z.strictObject({ documents }))
    .query(async ({ ctx: { clients, call, seen }, input }) => {
      const found = await Promise.all(
        input.documents.map(({ kind, id }) =>
          clients.query.getDocument({ kind, id, seen }, call).catch(unlessNotShown),
        ),
      )
      return found.flatMap(answer => (answer?.document ? [toNamed(answer.document)] : []))
    }),
})

function toNamed({ kind, id, number, title, partnerName, status }: NamedDocument): NamedDocument {
  return { kind, id, number, title, partnerName, status }
}

/** A document that is gone, of a kind that there is not, or not for this person, has no name for them. */
function unlessNotShown(error: unknown): undefined {
  const codes: unknown[] = ['not_found', 'forbidden', 'invalid']
  if (error instanceof Error && 'code' in error && codes.includes(error.code)) return undefined
  throw error
}
