import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a test asks of the deploy API of its own portal, as the one who runs it. */
export interface DeployApi {
  /** Tells the portal where the BFF of another repository listens. */
  registerBff(name: string, url: string): Promise<void>
}

interface Plan {
  ok: boolean
  findings: unknown
}

/** @param portal its origin, and the folder in which it left its operator's token */
export function deployApi({ origin, dataDir }: { origin: string; dataDir: string }): DeployApi {
  async function post(path: string, body: object): Promise<Plan> {
    const token = (await readFile(join(dataDir, 'operator-token'), 'utf8')).trim()
    const response = await fetch(`${origin}/api/deploy/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`POST /api/deploy/${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
  return {
    async registerBff(name, url) {
      const { ok, findings } = await post('bffs', { name, url })
      if (!ok) throw new Error(`The portal did not take the BFF ${name}: ${JSON.stringify(findings, null, 2)}`)
    },
  }
}
