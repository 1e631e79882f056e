import { chown, stat } from 'node:fs/promises'

/** Whether this process is root. PostgreSQL refuses to run as root, so that it then needs another user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** When root starts the platform in a normal user's folder, that user must be able to start it again alone. */
export async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (!isRoot()) return
  const { uid, gid } = await stat(folder)
  if (uid !== 0) await chown(path, uid, gid)
}
