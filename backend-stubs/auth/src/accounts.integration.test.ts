import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD, DEMO_TENANTS, demoMembers } from '@torrent/contracts/demo'
import { createServiceDatabase, type Postgres, startTemporaryPostgres } from '@torrent/embedded-postgres'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Accounts, createAccounts, type NewAccount } from './accounts.ts'
import { createArtifactAdapter, deleteExpired } from './artifact-adapter.ts'
import { createPasswordCheck } from './check-password.ts'
import { createDemoAccounts } from './demo-accounts.ts'
import { migrate } from './migrate.ts'
import { createThrottle } from './sign-in-throttle.ts'
import { loadSigningKeys, publicKeys } from './signing-keys.ts'

let postgres: Postgres
let pool: pg.Pool
let accounts: Accounts
let ended: string[] = []

beforeAll(async () => {
  postgres = await startTemporaryPostgres()
  pool = new pg.Pool({ connectionString: (await createServiceDatabase(postgres, 'auth')).url })
  // The server ends connections that the pool is just closing.
  pool.on('error', () => undefined)
  // Two processes starting at once.
  await Promise.all([migrate(pool), migrate(pool)])
  accounts = createAccounts(pool, async memberId => {
    ended.push(memberId)
  })
})
afterAll(async () => {
  await pool?.end()
  await postgres?.stop()
})
beforeEach(() => {
  ended = []
})

const wish = (change: Partial<NewAccount> = {}): NewAccount => {
  const memberId = randomUUID()
  return {
    memberId,
    tenant: 'acme-metal',
    login: `${memberId}@acme-metal.example`,
    name: '山田 花子',
    email: 'hanako@acme-metal.example',
    roles: ['sales'],
    password: 'a-good-password',
    ...change,
  }
}

describe('accounts', () => {
  test('the same account twice is one account, so that a saga may repeat its step', async () => {
    const one = wish()
    const created = await accounts.createAccount(one)
    expect(await accounts.createAccount(one)).toEqual(created)
    expect(await accounts.find(one.memberId)).toEqual(created)
    expect(created).toMatchObject({ tenant: 'acme-metal', roles: ['sales'], disabled: false })
  })

  test('a login belongs to one member, in whatever spelling', async () => {
    const one = await accounts.createAccount(wish({ login: 'Hanako@Acme-Metal.example' }))
    for (const login of [
      'hanako@acme-metal.example',
      ' HANAKO@ACME-METAL.EXAMPLE ',
      'ｈａｎａｋｏ@acme-metal.example',
    ]) {
      await expect(accounts.createAccount(wish({ login }))).rejects.toMatchObject({
        code: 'already_exists',
        field: 'login',
      })
      expect((await accounts.findByLogin(login))?.account).toEqual(one)
    }
  })

  test('what is wrong is said with its field, and nothing is written', async () => {
    const wrong: [Partial<NewAccount>, string][] = [
      [{ memberId: 'x' }, 'memberId'],
      [{ tenant: 'Acme Metal' }, 'tenant'],
      [{ login: '  ' }, 'login'],
      [{ login: 'a\0b' }, 'login'],
      [{ name: 'x'.repeat(201) }, 'name'],
      [{ name: '\ud800' }, 'name'],
      [{ email: '' }, 'email'],
      [{ roles: ['sales', 'king'] }, 'roles'],
      [{ password: 'short' }, 'password'],
      [{ password: 'x'.repeat(257) }, 'password'],
    ]
    const count = async () => (await pool.query('select count(*) from accounts')).rows[0].count
    const before = await count()
    for (const [change, field] of wrong) {
      await expect(accounts.createAccount(wish(change)), field).rejects.toMatchObject({ name: 'Refused', field })
    }
    expect(await count()).toBe(before)
  })

  test('roles change, and disabling ends what is signed in', async () => {
    const { memberId } = await accounts.createAccount(wish())
    expect((await accounts.changeRoles(memberId, ['orders', 'orders', 'shipping'])).roles).toEqual([
      'orders',
      'shipping',
    ])
    expect((await accounts.disable(memberId)).disabled).toBe(true)
    expect(ended).toEqual([memberId])
    expect((await accounts.enable(memberId)).disabled).toBe(false)
    await expect(accounts.changeRoles(memberId, ['king'])).rejects.toMatchObject({ field: 'roles' })
    for (const unknown of [randomUUID(), 'x', '']) {
      await expect(accounts.disable(unknown)).rejects.toMatchObject({ code: 'not_found' })
      expect(await accounts.find(unknown)).toBeUndefined()
    }
  })

  test('the demo accounts are those that the member service lists, made once', async () => {
    const tenants = DEMO_TENANTS.map(tenant => tenant.id)
    await createDemoAccounts(accounts, tenants)
    await createDemoAccounts(accounts, tenants)
    const check = createPasswordCheck(accounts, createThrottle(pool))
    for (const { id, login, role, tenant } of tenants.flatMap(demoMembers)) {
      expect(await accounts.find(id)).toMatchObject({ login, tenant, roles: [role] })
    }
    expect(await check('admin@mori-foods.example', DEMO_PASSWORD, '10.1.1.1')).toMatchObject({ kind: 'accepted' })
  })
})

describe('checking a password', () => {
  let clock = Date.parse('2026-04-01T09:00:00Z')
  const later = (seconds: number) => {
    clock += seconds * 1000
  }
  const check = () =>
    createPasswordCheck(
      accounts,
      createThrottle(pool, () => new Date(clock)),
    )

  test('unknown login, wrong password and disabled account are one answer', async () => {
    const { memberId, login } = await accounts.createAccount(wish())
    expect(await check()(login, 'a-good-password', '10.0.0.1')).toMatchObject({
      kind: 'accepted',
      account: { memberId },
    })
    expect(await check()(login.toUpperCase(), 'a-good-password', '10.0.0.1')).toMatchObject({ kind: 'accepted' })
    expect(await check()(login, 'wrong', '10.0.0.1')).toEqual({ kind: 'wrong' })
    for (const unknown of ['nobody@acme-metal.example', 'a\0b', '\ud800', 'x'.repeat(10_000), '']) {
      expect(await check()(unknown, 'a-good-password', '10.0.0.1')).toEqual({ kind: 'wrong' })
    }
    await accounts.disable(memberId)
    expect(await check()(login, 'a-good-password', '10.0.0.1')).toEqual({ kind: 'wrong' })
  })

  test('after five mistakes even the right password waits, at this address only, also after a restart', async () => {
    const { login } = await accounts.createAccount(wish())
    const first = check()
    const kinds = []
    for (let n = 0; n < 5; n += 1) kinds.push((await first(login, 'wrong', '10.0.0.2')).kind)
    expect(kinds).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'limited'])
    expect(await check()(login, 'a-good-password', '10.0.0.2')).toEqual({ kind: 'limited', seconds: 30 })
    expect(await check()(login, 'a-good-password', '10.0.0.3')).toMatchObject({ kind: 'accepted' })
    later(29)
    expect(await check()(login, 'a-good-password', '10.0.0.2')).toEqual({ kind: 'limited', seconds: 1 })
    later(1)
    expect(await check()(login, 'a-good-password', '10.0.0.2')).toMatchObject({ kind: 'accepted' })
    expect(await check()(login, 'wrong', '10.0.0.2')).toEqual({ kind: 'wrong' })
  })

  test('twenty guesses at once get no more tries than one after another', async () => {
    const { login } = await accounts.createAccount(wish())
    const all = check()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => all(login, `guess ${n}`, '10.0.0.4')))
    expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(4)
  })

  test('mistakes of long ago do not count', async () => {
    const { login } = await accounts.createAccount(wish())
    for (let n = 0; n < 4; n += 1) await check()(login, 'wrong', '10.0.0.5')
    later(901)
    expect(await check()(login, 'wrong', '10.0.0.5')).toEqual({ kind: 'wrong' })
  })
})

describe('what the OpenID provider remembers', () => {
  test('survives, expires, is used once, and goes with its grant', async () => {
    const codes = createArtifactAdapter(pool)('AuthorizationCode')
    const tokens = createArtifactAdapter(pool)('RefreshToken')
    await codes.upsert('c1', { grantId: 'g1', accountId: 'a', jti: 'c1' }, 60)
    await tokens.upsert('t1', { grantId: 'g1', accountId: 'a' }, 60)
    await tokens.upsert('t2', { grantId: 'g2', accountId: 'a' }, 60)
    await tokens.upsert('gone', { grantId: 'g2' }, -120)
    expect(await codes.find('c1')).toEqual({ grantId: 'g1', accountId: 'a', jti: 'c1' })
    expect(await tokens.find('c1')).toBeUndefined()
    expect(await tokens.find('gone')).toBeUndefined()
    await deleteExpired(pool)
    expect((await pool.query(`select from oidc_artifacts where id = 'gone'`)).rowCount).toBe(0)
    await codes.consume('c1')
    expect(await codes.find('c1')).toHaveProperty('consumed')
    await codes.revokeByGrantId('g1')
    expect([await codes.find('c1'), await tokens.find('t1')]).toEqual([undefined, undefined])
    expect(await tokens.find('t2')).toBeDefined()
    await tokens.destroy('t2')
    expect(await tokens.find('t2')).toBeUndefined()
  })

  test('sessions are found by their uid, and values that no database text can hold by nothing', async () => {
    const sessions = createArtifactAdapter(pool)('Session')
    await sessions.upsert('s1', { uid: 'u1', state: { odd: '\0\ud800' } }, 60)
    expect(await sessions.findByUid('u1')).toMatchObject({ uid: 'u1' })
    expect(await sessions.find('\0')).toBeUndefined()
    expect(await sessions.findByUid('\0')).toBeUndefined()
  })

  test('two processes starting at once sign with one key, and no private part is handed out', async () => {
    const [one, two] = await Promise.all([loadSigningKeys(pool), loadSigningKeys(pool)])
    expect(one).toEqual(two)
    expect(one[0]).toHaveProperty('d')
    const handedOut = publicKeys(one).keys
    expect(handedOut[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })
    expect(JSON.stringify(handedOut)).not.toContain(one[0]?.d)
  })
})
