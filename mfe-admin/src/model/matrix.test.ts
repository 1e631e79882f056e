import { expect, test } from 'vitest'
import { matrixOf, rulesIn, told } from './matrix.ts'

const finding = (tenant: string, rule: string, ok: boolean) => ({ tenant, channel: 'stable', rule, ok })

test('one place is one row, one rule one cell, and one bad finding spoils it', () => {
  const findings = [
    finding('acme-metal', 'intents', true),
    finding('acme-metal', 'intents', false),
    finding('acme-metal', 'shared', true),
    finding('mori-foods', 'intents', true),
  ]
  expect(matrixOf(findings).map(({ tenant, cells }) => ({ tenant, cells }))).toEqual([
    { tenant: 'acme-metal', cells: { shared: true, intents: false } },
    { tenant: 'mori-foods', cells: { intents: true } },
  ])
  expect(rulesIn(findings)).toEqual(['shared', 'intents'])
})

test('nothing found is no matrix', () => {
  expect(matrixOf([])).toEqual([])
  expect(rulesIn([])).toEqual([])
})

test('the same finding in many places is told once, what fails first', () => {
  const explanation = { ja: '署名が無効です', en: 'Signed with a revoked key' }
  const findings = [
    finding('acme-metal', 'shared', true),
    { ...finding('acme-metal', 'signature', false), explanation },
    { ...finding('mori-foods', 'signature', false), explanation },
  ]
  expect(told(findings).map(({ rule, ok, places }) => [rule, ok, places.map(({ tenant }) => tenant)])).toEqual([
    ['signature', false, ['acme-metal', 'mori-foods']],
    ['shared', true, ['acme-metal']],
  ])
})
