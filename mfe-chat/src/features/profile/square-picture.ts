/** Twice what is shown at most, so that it stays sharp on fine screens; the server makes the final one. */
const EDGE = 512

/**
 * The middle of a picture as a small square, base64 of a JPEG: a photograph of a telephone is far larger than what may
 * be sent, and carries where it was taken.
 * @throws when the browser cannot read it as a picture
 */
export async function squarePicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  const edge = Math.min(picture.width, picture.height)
  const size = Math.min(EDGE, edge)
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  // A transparent picture would become black as a JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.drawImage(picture, (picture.width - edge) / 2, (picture.height - edge) / 2, edge, edge, 0, 0, size, size)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.9).replace(/^data:[^,]*,/, '')
}
