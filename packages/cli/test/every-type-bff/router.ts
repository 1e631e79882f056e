import { initTRPC } from '@trpc/server'
import { z } from 'zod'

interface Part {
  id: string
  /** In itself: an assembly has parts. */
  parts: Part[]
}

interface Dimension {
  millimetres: number
}

type Stock = { kind: 'counted'; pieces: number } | { kind: 'unknown' }

const t = initTRPC.create()
const answer = <T>(value: T) => t.procedure.query(() => value)

/** One procedure for each kind of type that a BFF may answer. */
export const everyTypeRouter = t.router({
  tree: answer<Part>({ id: '', parts: [] }),
  twice: answer<{ width: Dimension; height: Dimension }>({ width: { millimetres: 1 }, height: { millimetres: 1 } }),
  alternatives: answer<Stock | null>(null),
  literals: answer<{ status: 'open' | 'closed' | 'new'; flag: boolean; always: true; code: 1 | 2 }>({
    status: 'open',
    flag: true,
    always: true,
    code: 1,
  }),
  optional: answer<{ note?: string; date: string | undefined; size: number | null }>({ date: undefined, size: null }),
  dates: answer({ at: new Date(0), all: [new Date(0)] as readonly Date[] }),
  methods: answer({ total: 1, format: () => '' }),
  record: answer<Record<string, number[]>>({}),
  tuple: answer<[number, string, ...boolean[]]>([1, '']),
  nothing: t.procedure.mutation(() => undefined),
  unknown: answer<unknown>(null),
  protobuf: answer<{ $typeName: 'parts.v1.Part'; $unknown?: number[]; name: string }>({
    $typeName: 'parts.v1.Part',
    name: '',
  }),
  nested: t.router({
    find: t.procedure
      .input(z.strictObject({ text: z.string().max(20).default(''), at: z.string().transform(Number) }))
      .query(({ input }) => [input]),
  }),
  combined: t.procedure
    .input(z.object({ id: z.string() }))
    .input(z.object({ note: z.string().optional() }))
    .query(({ input }) => input),
  maybe: t.procedure.input(z.object({ limit: z.int() }).optional()).query(({ input }) => input?.limit ?? 0),
})
