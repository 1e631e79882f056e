import { createHash } from 'node:crypto'

/**
 * Which hundredth of the people somebody belongs to, 0 to 99. It depends on the portal's salt, the tenant and the person
 * and on nothing of a release, so that people stay in their bucket from one release to the next, and raising a canary
 * from 10 to 20 % takes nobody's new release away.
 */
export function bucketOf(salt: string, tenant: string, member: string): number {
  // JSON keeps the three apart: "a" + "bc" is somebody else than "ab" + "c".
  const digest = createHash('sha256')
    .update(JSON.stringify([salt, tenant, member]))
    .digest()
  return Math.floor((digest.readUInt32BE(0) / 2 ** 32) * 100)
}
