import { expect, test } from 'vitest'
import { explain, matrix } from './explain.ts'
import type { Finding } from './finding.ts'

const cell = (tenant: string, channel: string, rule: Finding['rule'], en = ''): Finding => ({
  ...{ tenant, channel, rule, ok: en === '' },
  explanation: en === '' ? { ja: '問題ありません', en: 'all is well' } : { ja: `問題：${en}`, en },
})
const findings = [
  cell('acme-metal', 'stable', 'shared'),
  cell('acme-metal', 'stable', 'intents', 'nobody provides order.open'),
  cell('mori', 'stable', 'shared'),
  cell('mori', 'stable', 'intents', 'nobody provides order.open\nnobody provides order.list'),
]

test('the matrix has a line for each place and a column for each rule', () => {
  expect(matrix(findings, 'en')).toBe(
    ['                     shared  intents', 'acme-metal · stable  ✓       ✗', 'mori · stable        ✓       ✗'].join(
      '\n',
    ),
  )
})

test('Japanese columns stand under each other on a terminal, where letters are two wide', () => {
  expect(matrix(findings, 'ja').split('\n')).toEqual([
    '                     共有  インテント',
    'acme-metal · stable  ✓     ✗',
    'mori · stable        ✓     ✗',
  ])
})

test('each problem is told once, with all its places, before what is well', () => {
  expect(explain(findings, 'en').split('\n')).toEqual([
    '✗ intents: nobody provides order.open',
    '    acme-metal · stable, mori · stable',
    '✗ intents: nobody provides order.list',
    '    mori · stable',
    '✓ shared: all is well',
    '    acme-metal · stable, mori · stable',
  ])
})
