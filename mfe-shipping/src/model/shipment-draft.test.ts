import { addDays, today } from '@torrent/ui/format'
import { expect, test } from 'vitest'
import { checkDraft, fieldOfServer } from './check-draft.ts'
import { newDraft, shippable, toInput } from './shipment-draft.ts'

const line = { itemCode: 'SUS304', description: 'Plate', specification: '3 × 1219 × 2438', unit: '枚' }
const plates = { ...line, id: '0198f000-0000-7000-8000-000000000001', openQuantity: '6' }
const bolts = { ...line, id: '0198f000-0000-7000-8000-000000000002', openQuantity: '0.5' }
const draft = newDraft({ deliveryPlace: 'Kawasaki works, gate 3' })

test('a new shipment leaves today, to where the order is to be delivered', () => {
  expect(draft).toMatchObject({ plannedDate: today(), shipTo: 'Kawasaki works, gate 3' })
})

test('everything that is open is shipped unless somebody says otherwise', () => {
  expect(toInput(draft, [plates, bolts]).lines).toEqual([
    { orderLineId: plates.id, quantity: '6' },
    { orderLineId: bolts.id, quantity: '0.5' },
  ])
})

test('what is sent of the head is what the form shows, and nothing of how quantities were typed', () => {
  const { shipment } = toInput({ ...draft, carrier: 'Yamato', note: 'Crane needed' }, [plates])
  expect(shipment).toEqual({
    plannedDate: today(),
    shipTo: 'Kawasaki works, gate 3',
    carrier: 'Yamato',
    note: 'Crane needed',
  })
})

test('a partial shipment sends only the lines with a quantity', () => {
  const partial = { ...draft, quantities: { [plates.id]: '2', [bolts.id]: '' } }
  expect(toInput(partial, [plates, bolts]).lines).toEqual([{ orderLineId: plates.id, quantity: '2' }])
  expect(checkDraft(partial, [plates, bolts])).toEqual({})
})

test('a shipment of nothing is not sent', () => {
  const nothing = { ...draft, quantities: { [plates.id]: '0' } }
  expect(checkDraft(nothing, [plates])).toEqual({ lines: { code: 'no_lines' } })
})

test('a quantity beyond what is open is not sent', () => {
  const tooMuch = { ...draft, quantities: { [plates.id]: '7' } }
  expect(Object.keys(checkDraft(tooMuch, [plates]))).toEqual(['quantities'])
})

test.each([
  ['', 'required'],
  ['tomorrow', 'not_a_date'],
  [addDays(today(), -1), 'in_the_past'],
  [addDays(today(), 30), undefined],
])('the planned day "%s" is judged as %s', (plannedDate, code) => {
  expect(checkDraft({ ...draft, plannedDate }, [plates]).plannedDate?.code).toBe(code)
})

test('lines of the order that are on their way or gone are not offered', () => {
  const gone = { ...plates, id: 'gone', openQuantity: '0' }
  expect(shippable({ lines: [gone, bolts] as never }).map(({ id }) => id)).toEqual([bolts.id])
})

test('a refusal is shown at the field it is about', () => {
  expect(fieldOfServer('shipment.plannedDate')).toBe('plannedDate')
  expect(fieldOfServer('lines')).toBe('lines')
})
