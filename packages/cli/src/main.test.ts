import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Finding, Placement } from './portal/deploy-messages.ts'
import { type DeployPortal, refused, startDeployPortal } from './testing/deploy-portal.fixture.ts'
import { torrent } from './testing/terminal.fixture.ts'

let portal: DeployPortal
beforeAll(async () => {
  portal = await startDeployPortal()
})
beforeEach(() => {
  portal.asked.length = 0
  portal.answers = {}
})
afterAll(() => portal.close())

const run = (...args: string[]) => torrent(args, { TORRENT_PORTAL: portal.url, TORRENT_TOKEN: 'trt_1_x' })
const bodyOf = (path: string) => {
  const asked = portal.asked.find(each => each.method === 'POST' && each.path === path)
  return asked && JSON.parse(asked.body.toString())
}
const placement = (tenant: string, version: string, more: Partial<Placement> = {}): Placement => ({
  ...{
    tenant,
    channel: 'stable',
    name: 'quote',
    version,
    canaryVersion: '',
    canaryPercent: 0,
    previousVersion: '1.2.0',
  },
  ...{ canarySince: '', revision: 4, changedBy: '佐藤', changedAt: '2026-11-22T06:00:00Z', ...more },
})
const finding = (tenant: string, rule: string, ok: boolean, en: string): Finding => ({
  ...{ tenant, channel: 'stable', rule, ok },
  explanation: { ja: en, en },
})
const IN_FORCE = [placement('acme-metal', '1.3.0'), placement('mori-foods', '1.3.0', { revision: 7 })]
const statusOf = (placements: Placement[]) => ({
  microFrontends: [{ name: 'quote', placements, canaries: [], newestVersion: '1.4.0' }],
})

describe('how a command ends', () => {
  test('0 when it was done, also with help', async () => {
    portal.answers['GET /status'] = statusOf(IN_FORCE)
    expect((await run('status')).code).toBe(0)
    const help = await run('--help')
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('publish [options] <folder>')
  })

  test('1 when the portal said no, with its words', async () => {
    portal.answers['GET /status'] = refused('token_revoked', 'This token was revoked. Create a new one.')
    const { code, err } = await run('status')
    expect(code).toBe(1)
    expect(err).toBe('This token was revoked. Create a new one.\nThe token came from TORRENT_TOKEN.')
  })

  test.each([
    [['promote', 'quote']],
    [['promote', 'Quote@1']],
    [['promote', 'quote@1.4.0', '--percent', '0']],
    [['promote', 'quote@1.4.0', '--percent', '10%']],
    [['rollback', 'quote@1.3.0']],
    [['publish']],
    [['publish', '.', '--version', 'next']],
    [['preview', 'quote']],
    [['preview', 'quote@1.4.0', '--dev', 'http://localhost:5173']],
    [['status', '--portal', 'nonsense']],
    [['conquer']],
  ])('2 when it was called wrongly: %j', async args => {
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).not.toBe('')
    expect(portal.asked).toEqual([])
  })

  test('2 when there is no token, saying where to get one', async () => {
    const { code, err } = await torrent(['status'], { TORRENT_PORTAL: portal.url, TORRENT_DATA: '/nonexistent' })
    expect(code).toBe(2)
    expect(err).toContain('torrent login')
  })

  test('3 when nobody answers, or not as a portal does, token or none', async () => {
    const nobody = await torrent(['status', '--portal', 'http://127.0.0.1:1'], { TORRENT_TOKEN: 'trt_1_x' })
    expect(nobody).toMatchObject({ code: 3, err: expect.stringContaining('does not answer') })
    expect((await torrent(['status', '--portal', 'http://127.0.0.1:1'])).code).toBe(3)
    portal.answers['GET /status'] = 500
    expect((await run('status')).code).toBe(3)
  })
})

describe('promote', () => {
  test('asks for a change of what is in force now, so that nobody else’s is gone over', async () => {
    portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
    portal.answers['POST /promote'] = { ok: true, findings: [], changes: [] }
    await run('promote', 'quote@1.4.0', '--percent', '10', '--tenant', 'acme-metal', '--note', 'try')
    expect(bodyOf('/promote')).toEqual({
      ...{
        name: 'quote',
        version: '1.4.0',
        percent: 10,
        tenant: 'acme-metal',
        channel: '',
        note: 'try',
        dryRun: false,
      },
      basedOn: [
        { tenant: 'acme-metal', channel: 'stable', revision: 4 },
        { tenant: 'mori-foods', channel: 'stable', revision: 7 },
      ],
    })
  })

  test('says what has changed for whom', async () => {
    portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
    const after = placement('acme-metal', '1.3.0', { canaryVersion: '1.4.0', canaryPercent: 10 })
    const findings = [finding('acme-metal', 'shared', true, 'fits'), finding('acme-metal', 'bff', true, 'fits')]
    portal.answers['POST /promote'] = { ok: true, findings, changes: [{ before: IN_FORCE[0], after }] }
    const { code, out } = await run('promote', 'quote@1.4.0', '--percent', '10')
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'Resolves everywhere (1 composition, 2 checks).',
        'tenant      channel  before     after',
        'acme-metal  stable   1.3.0   →  1.3.0, 10 % of people 1.4.0',
        'quote@1.4.0 is on trial with 10 % of the people.',
      ].join('\n'),
    )
  })

  const findings = [
    finding('acme-metal', 'shared', true, 'all is there'),
    finding('acme-metal', 'bff', false, 'procedure teleport does not exist'),
    finding('mori-foods', 'shared', true, 'all is there'),
    finding('mori-foods', 'bff', true, 'fits'),
  ]

  test('shows where it does not resolve and why; --explain also what is well', async () => {
    portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
    portal.answers['POST /promote'] = refused('does_not_resolve', 'It would not work.', findings)
    const { code, out, err } = await run('promote', 'quote@1.4.0')
    expect(code).toBe(1)
    expect(err).toBe('It would not work.')
    expect(out).toMatch(/acme-metal · stable\s+✓\s+✗/)
    expect(out).toMatch(/mori-foods · stable\s+✓\s+✓/)
    expect(out).toContain('teleport')
    expect(out).not.toContain('all is there')
    expect((await run('promote', 'quote@1.4.0', '--explain')).out).toContain('all is there')
  })

  test('a dry run changes nothing and tells the same', async () => {
    portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
    portal.answers['POST /promote'] = { ok: false, findings, changes: [] }
    const { code, out } = await run('promote', 'quote@1.4.0', '--dry-run')
    expect(code).toBe(1)
    expect(out).toContain('teleport')
    expect(bodyOf('/promote')).toMatchObject({ dryRun: true })
  })

  test('--json gives CI what the portal answered, also when it refused, and nothing else', async () => {
    portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
    portal.answers['POST /promote'] = refused('does_not_resolve', 'It would not work.', findings)
    const { code, out } = await run('promote', 'quote@1.4.0', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'does_not_resolve', findings } })
    portal.answers['POST /promote'] = { ok: true, findings: [], changes: [] }
    expect(JSON.parse((await run('promote', 'quote@1.4.0', '--json')).out)).toEqual({
      ok: true,
      findings: [],
      changes: [],
    })
  })
})

test('status is a table of what is in force where, with the releases of the one asked for', async () => {
  const canary = placement('acme-metal', '1.3.0', { canaryVersion: '1.4.0', canaryPercent: 10 })
  const release = {
    name: 'quote',
    version: '1.4.0',
    revision: 'abc',
    publishedBy: 'CI',
    publishedAt: '',
    origin: 'published',
  }
  portal.answers['GET /status?name=quote'] = { ...statusOf([canary]), releases: [release] }
  const { out } = await run('status', 'quote')
  expect(out).toMatch(/quote {2}acme-metal {2}stable {3}1\.3\.0 {5}1\.4\.0 \(10 %\) {2}1\.2\.0 {3}\S+ \S+ {2}佐藤/)
  expect(out).toMatch(/1\.4\.0 +– +CI +abc/)
})

test('diff compares with what is in force when only one release is named', async () => {
  portal.answers['GET /status?name=quote'] = statusOf(IN_FORCE)
  const files = [{ path: 'remoteEntry.js', change: 'changed', sizeBefore: 1_000, sizeAfter: 2_000 }]
  portal.answers['GET /diff?name=quote&from=1.3.0&to=1.4.0'] = {
    files,
    notes: [{ ja: '', en: 'portal: ^0.1.0 → ^0.2.0' }],
  }
  const { out } = await run('diff', 'quote@1.4.0')
  expect(out).toContain('quote 1.3.0 → 1.4.0')
  expect(out).toContain('portal: ^0.1.0 → ^0.2.0')
  expect(out).toMatch(/changed {2}remoteEntry\.js {2}1\.0 kB {2}2\.0 kB/)
})

test('preview prints the link alone, so that it can be passed on', async () => {
  portal.answers['POST /previews'] = { preview: { expiresAt: '2026-11-22T06:00:00Z' }, path: '/preview/abc' }
  const { out } = await run('preview', 'quote', '--dev', 'http://localhost:5173/mf-manifest.json', '--hours', '2')
  expect(out).toBe(`${portal.url}/preview/abc`)
  expect(bodyOf('/previews')).toEqual({
    ...{ name: 'quote', version: '', devOrigin: 'http://localhost:5173', person: '', hours: 2 },
  })
})

test('a new token is printed alone on standard output', async () => {
  const token = { id: '1', label: 'CI', rights: ['publish'], names: [], tenant: '', expiresAt: '2027-01-01T00:00:00Z' }
  portal.answers['POST /tokens'] = { token, secret: 'trt_1_secret' }
  const { out } = await run('token', 'create', '--label', 'CI', '--rights', 'publish, promote', '--names', 'quote')
  expect(out).toBe('trt_1_secret')
  expect(bodyOf('/tokens')).toEqual({
    ...{ label: 'CI', rights: ['publish', 'promote'], names: ['quote'], tenant: '', days: 90 },
  })
})

test('a BFF is registered by its name and address', async () => {
  portal.answers['POST /bffs'] = { ok: true, findings: [], changes: [] }
  const { code, out } = await run('bff', 'parts', '--url', 'http://localhost:4701')
  expect(code).toBe(0)
  expect(out).toContain('/api/parts leads to http://localhost:4701')
  expect(bodyOf('/bffs')).toEqual({ name: 'parts', url: 'http://localhost:4701', dryRun: false })
})

test('no redirect is followed: the token stays with the portal it is for', async () => {
  portal.answers['GET /status'] = 302
  expect((await run('status')).code).toBe(3)
  expect(portal.asked.map(({ token }) => token)).toEqual(['trt_1_x'])
})
