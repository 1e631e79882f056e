import { create, type DescMethodUnary } from '@bufbuild/protobuf'
import type { BffContext } from '@torrent/bff-kit'
import { JobService } from '@torrent/contracts/job'
import { MemberService } from '@torrent/contracts/member'
import { PortalService } from '@torrent/contracts/portal'
import { QueryService } from '@torrent/contracts/query'
import { NotificationService, TelemetryService } from '@torrent/contracts/releases'
import { describe, expect, test } from 'vitest'
import { portalRouter } from './index.ts'

const ID = '7a0c6c1e-6a53-4d0a-9d0e-6a1f0b6f2f10'

type Call = [method: string, request: unknown, token: string | undefined]

/** A caller of the router in front of services that answer what they are told to and note how they were called. */
function portal(answers: Record<string, Record<string, unknown> | Error>, roles: string[] | null = ['sales']) {
  const calls: Call[] = []
  const client = (methods: Record<string, DescMethodUnary>) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        async (request: unknown, context: { token?: string }) => {
          calls.push([name, request, context.token])
          const answer = answers[name] ?? {}
          if (answer instanceof Error) throw answer
          return create(method.output, answer)
        },
      ]),
    )
  const context = {
    principal: roles && { subject: ID, tenant: 'acme-metal', name: '', email: '', roles, token: 'the token' },
    traceparent: '',
    seen: [],
    clients: {
      job: client(JobService.method),
      member: client(MemberService.method),
      query: client(QueryService.method),
      portal: client(PortalService.method),
      notifications: client(NotificationService.method),
      telemetry: client(TelemetryService.method),
    },
  } as unknown as BffContext
  return { calls, caller: portalRouter.createCaller(context) }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code: string }).code,
  )

describe('jobs', () => {
  test('come as plain data with result or error', async () => {
    const succeeded = {
      id: ID,
      type: 'torrent.quote.v1.SubmitQuote',
      state: 'succeeded',
      steps: [{ name: 'reserve', state: 'done' }],
      result: { kind: 'quote', id: ID, version: 2, number: 'Q-2026-00001' },
      createdAt: '2026-11-22T00:00:00Z',
      updatedAt: '2026-11-22T00:00:01Z',
      aggregateId: ID,
    }
    const failed = {
      id: ID,
      state: 'failed',
      error: { code: 'exceeds_open', field: 'lines[0]', params: { open: '3' } },
    }
    const { caller, calls } = portal({ listJobs: { jobs: [succeeded, failed] }, getJob: succeeded })
    const { jobs } = await caller.jobs.list({})
    expect(jobs[0]).toEqual(succeeded)
    expect(jobs[1]).toMatchObject({ error: { code: 'exceeds_open', field: 'lines[0]', params: { open: '3' } } })
    expect(JSON.stringify(jobs)).not.toContain('$typeName')
    expect(await caller.jobs.get({ id: ID })).toEqual(succeeded)
    expect(calls).toEqual([
      ['listJobs', { limit: 20 }, 'the token'],
      ['getJob', { id: ID }, 'the token'],
    ])
  })
})

describe('documents', () => {
  const OTHER = '7a0c6c1e-6a53-4d0a-9d0e-6a1f0b6f2f11'
  const document = {
    kind: 'quote',
    id: ID,
    number: 'Q-2026-00001',
    title: 'M8 bolts',
    partnerName: 'Tsubaki',
    status: 'sent',
  }

  test('have the names of those that this person may read; the others are left out', async () => {
    const { caller } = portal({ getDocument: { document: { ...document, version: 3 } } })
    expect(await caller.documents.named({ documents: [{ kind: 'quote', id: ID }] })).toEqual([document])

    for (const code of ['not_found', 'forbidden', 'invalid']) {
      const { caller: refused } = portal({ getDocument: Object.assign(new Error(code), { code }) })
      expect(await refused.documents.named({ documents: [{ kind: 'order', id: OTHER }] })).toEqual([])
    }
  })

  test('cannot be told apart from none when the service is away, so that is an error', async () => {
    const { caller } = portal({ getDocument: Object.assign(new Error(), { code: 'unavailable' }) })
    await expect(caller.documents.named({ documents: [{ kind: 'quote', id: ID }] })).rejects.toThrow()
  })
})

describe('members', () => {
  test('are found by text, page by page', async () => {
    const member = {
      id: ID,
      name: '佐藤 美咲',
      kana: 'サトウ ミサキ',
      email: 'sales@acme-metal.example',
      roles: ['sales'],
    }
    const { caller, calls } = portal({ listMembers: { members: [member], total: 21 } })
    expect(await caller.members.list({ text: 'さとう', page: 2 })).toEqual({ members: [member], total: 21 })
    expect(calls[0]?.[1]).toEqual({ text: 'さとう', page: 2, pageSize: 20 })
  })
})

describe('preferences', () => {
  test('that were never chosen are null', async () => {
    const { caller } = portal({ getPreferences: { language: 'en' } })
    expect(await caller.preferences.get()).toEqual({ language: 'en', theme: null })
  })

  test('are set one by one, with or without a command id', async () => {
    const { caller, calls } = portal({ setPreferences: { language: 'ja', theme: 'dark' } })
    expect(await caller.preferences.set({ theme: 'dark' })).toEqual({ language: 'ja', theme: 'dark' })
    await caller.preferences.set({ language: 'ja', commandId: ID })
    expect(calls.map(call => call[1])).toEqual([
      { language: '', theme: 'dark' },
      { language: 'ja', theme: '' },
    ])
  })
})

describe('notifications', () => {
  const news = { id: ID, title: { ja: 'お知らせ', en: 'News' }, body: { ja: '', en: '' }, at: '2026-11-22T00:00:00Z' }

  test('come as plain data', async () => {
    const { caller, calls } = portal({
      listNotifications: {
        notifications: [{ ...news, tone: 'danger', href: '/admin/releases', read: true }],
        unread: 3,
      },
    })
    const expected = { ...news, tone: 'danger', href: '/admin/releases', read: true }
    expect(await caller.notifications.list()).toEqual({ notifications: [expected], unread: 3 })
    expect(calls).toEqual([['listNotifications', { limit: 30 }, 'the token']])
  })

  test('lead nowhere but into the portal', async () => {
    for (const href of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
      const { caller } = portal({ listNotifications: { notifications: [{ ...news, tone: 'info', href }] } })
      expect((await caller.notifications.list()).notifications[0]?.href).toBeNull()
    }
  })

  test('are marked one by one or all at once', async () => {
    const { caller, calls } = portal({})
    await caller.notifications.markRead({ ids: [ID] })
    await caller.notifications.markRead({})
    expect(calls.filter(([method]) => method === 'markNotificationsRead').map(call => call[1])).toEqual([
      { ids: [ID] },
      { ids: [] },
    ])
  })
})

describe('telemetry', () => {
  test('passes on what a page measured', async () => {
    const { caller, calls } = portal({})
    const measurements = [{ name: 'quote', version: '1.4.0', kind: 'lcp' as const, value: 812 }]
    expect(await caller.telemetry.report({ measurements })).toBeUndefined()
    expect(calls).toEqual([['reportMeasurements', { measurements }, 'the token']])
  })
})

describe('the composition', () => {
  test('is what the page gets, with nothing left out but empty actions', async () => {
    const remote = {
      name: 'quote',
      version: '0.1.0-abc',
      entry: '/releases/quote/0.1.0-abc/mf-manifest.json',
      basePath: '/quotes',
      title: { ja: '見積', en: 'Quotes' },
      nav: [{ label: { ja: '見積', en: 'Quotes' }, icon: 'quote', order: 10, action: 'quote.read' }],
      uses: ['order.open'],
      slots: ['home.card'],
      documents: [
        {
          kind: 'quote',
          label: { ja: '見積', en: 'Quote' },
          icon: 'quote',
          intent: 'quote.open',
          statuses: [{ status: 'draft', label: { ja: '下書き', en: 'Draft' }, tone: 'info' }],
        },
      ],
    }
    const provides = [
      { intent: 'quote.list', path: '/quotes', action: '' },
      { intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' },
    ]
    const tenantName = { ja: 'アクメ金属工業', en: 'Acme Metal Works' }
    const facts = { tenant: 'acme-metal', tenantName, template: 'manufacturing-metalworking' }
    const { caller } = portal({ getComposition: { ...facts, remotes: [{ ...remote, provides }] } })
    expect(await caller.composition.get()).toEqual({
      ...facts,
      remotes: [
        {
          ...remote,
          provides: [
            { intent: 'quote.list', path: '/quotes' },
            { intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' },
          ],
        },
      ],
    })
  })
})

describe('the door', () => {
  const everything = (caller: ReturnType<typeof portal>['caller']) => [
    () => caller.jobs.list({}),
    () => caller.jobs.get({ id: ID }),
    () => caller.members.list({}),
    () => caller.preferences.get(),
    () => caller.preferences.set({ theme: 'dark' }),
    () => caller.composition.get(),
    () => caller.notifications.list(),
    () => caller.notifications.markRead({}),
    () => caller.telemetry.report({ measurements: [{ name: 'quote', version: '1', kind: 'view', value: 1 }] }),
  ]

  test('is closed to whoever is not signed in or has no role, and no service is asked', async () => {
    for (const [roles, code] of [
      [null, 'UNAUTHORIZED'],
      [[], 'FORBIDDEN'],
      [['visitor'], 'FORBIDDEN'],
    ] as const) {
      const { caller, calls } = portal({}, roles && [...roles])
      for (const call of everything(caller)) expect(await refusal(call())).toBe(code)
      expect(calls).toEqual([])
    }
  })

  test('is open to every role', async () => {
    for (const role of ['sales', 'approver', 'orders', 'shipping', 'admin']) {
      const { caller } = portal({}, [role])
      for (const call of everything(caller)) expect(await refusal(call())).toBeUndefined()
    }
  })

  test('lets no odd input through', async () => {
    const { caller, calls } = portal({})
    const view = { name: 'quote', version: '1.4.0', kind: 'view' as const, value: 1 }
    const odd: (() => Promise<unknown>)[] = [
      () => caller.jobs.list({ limit: 0 }),
      () => caller.jobs.list({ limit: 1e9 }),
      () => caller.jobs.get({ id: 'x' }),
      () => caller.members.list({ text: 'a\0' }),
      () => caller.members.list({ text: '\ud800' }),
      () => caller.members.list({ text: 'x'.repeat(101) }),
      () => caller.members.list({ page: 0.5 }),
      () => caller.preferences.set({ language: 'fr' as never }),
      () => caller.preferences.set({ surprise: 1 } as never),
      () => caller.notifications.markRead({ ids: ['x'] }),
      () => caller.telemetry.report({ measurements: [] }),
      () => caller.telemetry.report({ measurements: [{ ...view, name: '../quote' }] }),
      () => caller.telemetry.report({ measurements: [{ ...view, kind: 'mood' as never }] }),
      () => caller.telemetry.report({ measurements: [{ ...view, value: -1 }] }),
      () => caller.telemetry.report({ measurements: [{ ...view, person: 'sato' } as never] }),
      () => caller.telemetry.report({ measurements: new Array(51).fill(view) }),
    ]
    for (const call of odd) expect(await refusal(call())).toBe('BAD_REQUEST')
    expect(calls).toEqual([])
  })
})
