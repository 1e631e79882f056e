import { createHash } from 'node:crypto'
import { Refused } from '@torrent/service-kit'
import sharp from 'sharp'

/** The contract's: 5 MB. */
const MAX_BYTES = 5 * 1024 * 1024
/** A small file can be a huge picture; what a telephone takes is below this. */
const MAX_PIXELS = 64_000_000
const MAX_SECONDS = 10
const EDGE = 256

/** How the files begin that are decoded at all: nothing that could hold scripts or refer to something else. */
const BEGINNINGS: readonly ((bytes: Buffer) => boolean)[] = [
  bytes => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  bytes => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  bytes => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)),
  bytes => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
]

/**
 * A square WebP of 256 x 256 of what a member has sent, upright, without the camera's data (place, time, device), and
 * the name it gets. Refused: `picture_invalid` for what is no PNG, JPEG, WebP or GIF, is broken or too large.
 */
export async function squarePicture(image: Uint8Array): Promise<{ name: string; image: Uint8Array }> {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  if (bytes.length > MAX_BYTES || !BEGINNINGS.some(begins => begins(bytes)))
    throw new Refused('picture_invalid', 'image')
  try {
    const webp = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false })
      .timeout({ seconds: MAX_SECONDS })
      .rotate()
      .resize(EDGE, EDGE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer()
    return { name: createHash('sha256').update(webp).digest('hex').slice(0, 16), image: webp }
  } catch {
    throw new Refused('picture_invalid', 'image')
  }
}
