import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isRoot } from './ownership.ts'

const run = promisify(execFile)

/** The operating system user that PostgreSQL runs as. Empty for "as ourselves". */
export interface ServerUser {
  uid?: number
  gid?: number
}

/** As ourselves, or, for root, as `postgres`, else `nobody`, else a user `torrent` created for it. */
export async function chooseServerUser(): Promise<ServerUser> {
  if (!isRoot()) return {}
  const existing = (await lookUp('postgres')) ?? (await lookUp('nobody')) ?? (await lookUp('torrent'))
  if (existing) return existing
  await run('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'torrent']).catch(() =>
    run('adduser', ['-S', '-D', '-H', 'torrent']),
  )
  const created = await lookUp('torrent')
  if (created) return created
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. ' +
      'Create a user named "postgres", or start as a normal user.',
  )
}

async function lookUp(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** Whether that user can enter all these folders. Asked of the system itself, since modes alone do not tell. */
export async function canReach(user: ServerUser, ...folders: string[]): Promise<boolean> {
  const script = 'for folder do cd "$folder" || exit 1; done'
  return run('/bin/sh', ['-c', script, 'reach', ...folders], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  )
}
