import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Bytes; below this the headers weigh more than what is saved. */
const WORTH_IT = 500

/** Puts a brotli and a gzip copy beside each script and style sheet, so that no server compresses them again and again. */
export function precompress(): Plugin {
  return {
    name: 'torrent:precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
      for (const file of files.filter(name => /\.(?:js|css|svg)$/.test(name))) {
        const path = join(dir, file)
        const content = readFileSync(path)
        if (content.length < WORTH_IT) continue
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
