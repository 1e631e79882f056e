import { addDays, today } from '@torrent/ui/format'
import { expect, test } from 'vitest'
import { checkDraft, fieldOfServer } from './check-draft.ts'
import { newDraft, toInput } from './quote-draft.ts'

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
const sound = { ...newDraft(), customer, subject: 'Brackets' }

test('a quote needs a customer, a subject and a day on which it still holds', () => {
  expect(checkDraft(sound)).toEqual({})
  expect(checkDraft({ ...newDraft(), subject: ' ', validUntil: '' })).toEqual({
    customer: { code: 'required' },
    subject: { code: 'required' },
    validUntil: { code: 'required' },
  })
  expect(checkDraft({ ...sound, validUntil: addDays(today(), -1) })).toEqual({ validUntil: { code: 'in_the_past' } })
})

test('what the server refuses is shown at the field it means', () => {
  expect(fieldOfServer('quote.customerId', sound)).toBe('customer')
  expect(fieldOfServer('quote.subject', sound)).toBe('subject')
})

test('is sent with its customer by id and without its empty line', () => {
  expect(toInput(sound)).toMatchObject({ customerId: customer.id, subject: 'Brackets', lines: [] })
  expect(toInput(sound)).not.toHaveProperty('baseVersion')
})
