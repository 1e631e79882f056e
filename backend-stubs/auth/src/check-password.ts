import { type Account, type Accounts, normaliseLogin } from './accounts.ts'
import { inTurn } from './in-turn.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { Throttle } from './sign-in-throttle.ts'

export type SignInResult =
  | { kind: 'accepted'; account: Account }
  | { kind: 'wrong' }
  | { kind: 'limited'; seconds: number }

export type CheckPassword = (login: string, password: string, address: string) => Promise<SignInResult>

/**
 * Checks login and password, counting failures. An unknown login, a disabled account and a wrong password are the same
 * answer after the same time.
 */
export function createPasswordCheck(accounts: Accounts, throttle: Throttle): CheckPassword {
  const turn = inTurn()
  // Something to compute for a login that does not exist, as costly as the real thing.
  const decoy = hashPassword(crypto.randomUUID())

  return (login, password, address) => {
    const name = normaliseLogin(login).replaceAll('\0', '').slice(0, 200).toWellFormed()
    // One try after the other: a hundred at once would all be checked before the first failure is counted.
    return turn(`${name} ${address}`, async () => {
      const seconds = await throttle.wait(name, address)
      if (seconds > 0) return { kind: 'limited', seconds }
      const found = await accounts.findByLogin(login)
      const right = await verifyPassword(password, found?.passwordHash ?? (await decoy))
      if (!right || found === undefined || found.account.disabled) {
        const wait = await throttle.failed(name, address)
        return wait > 0 ? { kind: 'limited', seconds: wait } : { kind: 'wrong' }
      }
      await throttle.succeeded(name, address)
      return { kind: 'accepted', account: found.account }
    })
  }
}
