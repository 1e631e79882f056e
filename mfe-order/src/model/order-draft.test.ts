import { newLine } from '@torrent/portal-kit/sales-editor'
import { addDays, today } from '@torrent/ui/format'
import { describe, expect, test } from 'vitest'
import { checkOrder, newOrder, orderFieldOf, toOrderInput } from './order-draft.ts'

const customer = {
  id: '018f0000-0000-7000-8000-000000000001',
  code: 'C-001',
  name: 'Kanto Kiko',
  contact: '',
  address: '',
  paymentTerms: '',
  currency: 'JPY',
  taxRounding: 'floor',
  pricesIncludeTax: false,
  blocked: false,
}
const plate = { ...newLine(), id: 'plate', description: 'Plate', unitPrice: '1200' }
const sound = { ...newOrder(), customer, subject: 'Brackets', lines: [newLine(), plate] }

describe('an order entered directly', () => {
  test('is wanted in two weeks unless somebody says otherwise', () => {
    expect(newOrder()).toMatchObject({ requestedDate: addDays(today(), 14), promisedDate: '' })
  })

  test('needs a customer, a subject and a line', () => {
    expect(checkOrder(sound)).toEqual({})
    expect(checkOrder(newOrder())).toEqual({
      customer: { code: 'required' },
      subject: { code: 'required' },
      lines: { code: 'no_lines' },
    })
  })

  test('is not taken from a customer on credit stop, who is named', () => {
    expect(checkOrder({ ...sound, customer: { ...customer, blocked: true } })).toEqual({
      customer: { code: 'customer_blocked', params: { customer: 'Kanto Kiko' } },
    })
  })

  test('says at each date and line what is wrong', () => {
    expect(checkOrder({ ...sound, promisedDate: '2026-02-30', lines: [{ ...plate, quantity: '0' }] })).toEqual({
      promisedDate: { code: 'not_a_date' },
      'lines.plate.quantity': { code: 'not_a_quantity' },
    })
  })

  test('shows what the service refuses at the field it means', () => {
    expect(orderFieldOf('order.customerId', sound)).toBe('customer')
    expect(orderFieldOf('order.header.promisedDate', sound)).toBe('promisedDate')
    expect(orderFieldOf('order.lines[0].quantity', sound)).toBe('lines.plate.quantity')
  })

  test('is sent with its header apart and without its empty line', () => {
    expect(toOrderInput({ ...sound, customerPo: 'PO-7' })).toMatchObject({
      customerId: customer.id,
      header: { customerPo: 'PO-7', note: '' },
      lines: [{ id: 'plate', discountPercent: '0' }],
    })
  })
})
