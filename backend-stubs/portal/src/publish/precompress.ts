import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { COMPRESSIBLE } from '@torrent/release'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Above this, the best compression of brotli takes seconds for one percent. In bytes. */
const LARGE = 300_000

/** What is served in place of a file to a browser that takes it; absent where it would save nothing. */
export interface Compressed {
  br?: Buffer
  gz?: Buffer
}

/** Compresses a file once, for as long as it is served. Runs on zlib's threads, several at once. */
export async function precompress(path: string, content: Buffer): Promise<Compressed> {
  if (!COMPRESSIBLE.test(path)) return {}
  // Nobody waits for a source map.
  const quality = path.endsWith('.map') ? 5 : content.length > LARGE ? 8 : constants.BROTLI_MAX_QUALITY
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  const [br, gz] = await Promise.all([brotli(content, { params }), zip(content, { level: 9 })])
  return {
    ...(br.length < content.length ? { br } : {}),
    ...(gz.length < content.length ? { gz } : {}),
  }
}
