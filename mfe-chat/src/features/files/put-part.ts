import { PartRefused } from './upload-file.ts'

/**
 * PUTs the bytes of a part to its signed address. XMLHttpRequest, because fetch does not tell how much has been sent.
 * @throws {PartRefused} with the code of storage when it answered a refusal
 */
export function putPart(
  url: string,
  part: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open('PUT', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      const etag = request.getResponseHeader('etag')
      if (request.status < 300 && etag) resolve(etag)
      else if (request.status >= 400 && request.status < 500) reject(new PartRefused(codeOf(request.responseText)))
      else reject(new TypeError(`storage answered ${request.status}`))
    }
    request.onerror = () => reject(new TypeError('the network failed'))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onloadend = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort)
    request.send(part)
  })
}

function codeOf(answer: string): string {
  try {
    const { code }: { code?: unknown } = JSON.parse(answer)
    return typeof code === 'string' ? code : 'invalid'
  } catch {
    return 'invalid'
  }
}
