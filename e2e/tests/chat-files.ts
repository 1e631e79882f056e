import { open } from 'node:fs/promises'
import type { JSHandle, Locator, Page } from '@playwright/test'

/** What a person holds in their hands or has copied: files, as the browser hands them over. */
type Held = JSHandle<DataTransfer>

/** A picture as a camera or a screenshot makes it, held by the person in this page. */
export function heldPicture(page: Page, name: string): Promise<Held> {
  return page.evaluateHandle(async fileName => {
    const canvas = new OffscreenCanvas(400, 300)
    const drawing = canvas.getContext('2d')
    if (!drawing) throw new Error('this browser draws nothing')
    drawing.fillStyle = 'teal'
    drawing.fillRect(0, 0, 400, 300)
    const held = new DataTransfer()
    held.items.add(new File([await canvas.convertToBlob()], fileName, { type: 'image/png' }))
    return held
  }, name)
}

/** A file with these bytes, given as base64. */
export function heldFile(page: Page, name: string, base64: string): Promise<Held> {
  return page.evaluateHandle(
    file => {
      const held = new DataTransfer()
      held.items.add(new File([Uint8Array.from(atob(file.base64), byte => byte.charCodeAt(0))], file.name))
      return held
    },
    { name, base64 },
  )
}

/** Pastes into a text box, as Ctrl+V does. */
export function paste(box: Locator, held: Held): Promise<void> {
  return box.evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, held)
}

/** Drags over something and lets go there. */
export async function drop(onto: Locator, held: Held): Promise<void> {
  for (const type of ['dragenter', 'dragover', 'drop']) await onto.dispatchEvent(type, { dataTransfer: held })
}

/** A file on the disk, which is the same one however often it is chosen; no text, and no two of its MiB are alike. */
export async function writeLargeFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w')
  for (let at = 0; at < bytes; at += 1_048_576)
    await file.write(Buffer.alloc(Math.min(1_048_576, bytes - at), at / 1_048_576))
  await file.close()
}

/** Which part of an upload is sent to this address; undefined when it is none. */
export function partOf(url: string): number | undefined {
  const part = /\/api\/files\/uploads\/[0-9a-f]+\/(\d+)\?/.exec(url)?.[1]
  return part === undefined ? undefined : Number(part)
}
