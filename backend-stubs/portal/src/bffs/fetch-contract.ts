import { type BffContract, bffContractSchema } from '@torrent/release'
import { Refused } from '@torrent/service-kit'

const WITHIN_MS = 5_000
const MAX_BYTES = 2_000_000

/** The contract that a running BFF states of itself at `<url>/contract`. Refused: `bff_unreachable`, with the reason. */
export async function fetchContract(name: string, url: string): Promise<BffContract> {
  const address = `${url.replace(/\/$/, '')}/contract`
  const unreachable = (reason: string) => new Refused('bff_unreachable', 'url', { url: address, reason })
  let text: string
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) })
    if (!answer.ok) throw unreachable(`HTTP ${answer.status}`)
    text = await readWithin(answer)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw unreachable(reasonOf(error))
  }
  const contract = bffContractSchema.safeParse(jsonOrNull(text))
  if (!contract.success) throw unreachable('not a contract')
  if (contract.data.name !== name) throw unreachable(`it is the BFF "${contract.data.name}"`)
  return contract.data
}

async function readWithin(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } }
  return cause?.code ?? message
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
