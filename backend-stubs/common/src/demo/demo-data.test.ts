import { lineAmount, ROUNDINGS } from '@torrent/tax'
import { describe, expect, test } from 'vitest'
import { demoCustomers, demoItems } from './demo-data.ts'

describe.each(['acme-metal', 'mori-foods'])('the master data of %s', tenant => {
  const customers = demoCustomers(tenant)
  const items = demoItems(tenant)

  test('is enough to try everything with', () => {
    expect(items.length).toBeGreaterThanOrEqual(40)
    expect(customers.length).toBeGreaterThanOrEqual(20)
    expect(new Set(customers.map(customer => customer.taxRounding))).toEqual(new Set(ROUNDINGS))
    expect(customers.filter(customer => customer.blocked)).toHaveLength(1)
    expect(customers.some(customer => customer.pricesIncludeTax)).toBe(true)
  })

  test('has no code or id twice', () => {
    for (const records of [customers, items]) {
      expect(new Set(records.map(record => record.code)).size).toBe(records.length)
      expect(new Set(records.map(record => record.id)).size).toBe(records.length)
    }
  })

  test('has prices that lines can be made of, and readings in katakana', () => {
    for (const { unitPrice } of items) {
      const amount = lineAmount(
        { quantity: '1', unitPrice, discountPercent: '' },
        { rounding: 'floor', currency: 'JPY' },
      )
      expect(amount.ok).toBe(true)
    }
    for (const { kana } of [...customers, ...items]) expect(kana).toMatch(/^[ァ-ヶー ]+$/)
  })
})

test('ids are the same on every machine', () => {
  // Known answer, also given by python: uuid.uuid5(uuid.NAMESPACE_DNS, 'C1001.customers.acme-metal.example')
  expect(demoCustomers('acme-metal')[0]?.id).toBe('31dafaef-8534-58b3-b189-08413abb9c72')
})

test('food is at the reduced rate, liquor and packaging are not', () => {
  const items = new Map(demoItems('mori-foods').map(item => [item.code, item.taxCode]))
  expect(items.get('F-GYO-50')).toBe('reduced')
  expect(items.get('A-SAK-18L')).toBe('standard')
  expect(items.get('P-BOX-S')).toBe('standard')
})
