import sharp from 'sharp'
import type { StorageLimits } from '../limits.ts'

/** The longer side of a thumbnail, in pixels: twice what a conversation shows, for screens with twice the dots. */
const THUMBNAIL_SIDE = 720
const SECONDS = 20
const KINDS: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

// What reads other formats (SVG, PDF, TIFF and more, whatever a file claims to be) is never reached.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map(format => `VipsForeignLoad${format}`),
})
// One image after the other on one core: people's requests go on beside it.
sharp.concurrency(1)
sharp.cache(false)

export interface Picture {
  /** As it is shown, in pixels. */
  width: number
  height: number
  /** WebP, without anything else that was in the file, such as where it was taken. */
  thumbnail: Buffer
}

/** True for content types of which thumbnails are made. */
export function isPicture(contentType: string): boolean {
  return KINDS.has(contentType)
}

/**
 * The size and the thumbnail of an image; undefined when it cannot be read, or has more pixels than `imagePixels`: they
 * are counted before any is unpacked. Of moving ones the first picture.
 */
export async function readPicture(
  image: Buffer,
  { imagePixels }: Pick<StorageLimits, 'imagePixels'>,
): Promise<Picture | undefined> {
  try {
    const opened = () => sharp(image, { limitInputPixels: imagePixels, failOn: 'error' })
    const { width, height, autoOrient } = await opened().metadata()
    const thumbnail = await opened()
      .autoOrient()
      .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer()
    return { width: autoOrient.width ?? width, height: autoOrient.height ?? height, thumbnail }
  } catch {
    // Damaged or a trap; it stays a file that can be downloaded.
    return undefined
  }
}
