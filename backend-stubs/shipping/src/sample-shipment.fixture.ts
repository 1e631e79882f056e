import { create } from '@bufbuild/protobuf'
import { ActorSchema } from '@torrent/contracts/backbone'
import { CustomerSchema } from '@torrent/contracts/common'
import type { Allocation } from './allocation.ts'
import { planned, type ShipmentFacts, type ShipmentPlan } from './shipment.ts'

export const SHIPMENT_ID = '0199d3c0-0000-7000-8000-000000000001'
export const LINES = ['0199d3c0-0000-7000-8000-0000000000a1', '0199d3c0-0000-7000-8000-0000000000a2'] as const

/** What an order for steel set aside: 40 of 100 bars, all 12 plates. */
export const allocation: Allocation = {
  orderId: '0199d3c0-0000-7000-8000-0000000000b1',
  orderNumber: 'O-2026-00007',
  customerId: '0199d3c0-0000-7000-8000-0000000000c1',
  subject: 'Bars and plates, October',
  deliveryPlace: 'Gate 3, Yokohama works',
  lines: [
    {
      orderLineId: LINES[0],
      itemCode: 'SS400-20',
      description: 'Round bar SS400 φ20',
      specification: 'JIS G3101',
      quantity: '40',
      unit: '本',
    },
    {
      orderLineId: LINES[1],
      itemCode: '',
      description: 'Plate cut to size',
      specification: '',
      quantity: '12',
      unit: '枚',
    },
  ],
}

export const facts: ShipmentFacts = {
  customer: create(CustomerSchema, {
    id: allocation.customerId,
    code: 'C001',
    name: 'Tokai Machinery',
    address: 'Nagoya, Minato-ku 1-2-3',
  }),
  today: '2026-10-01',
  actor: create(ActorSchema, { id: '0199d3c0-0000-7000-8000-0000000000d1', name: 'Sato', roles: ['shipping'] }),
}

export const plan: ShipmentPlan = { plannedDate: '2026-10-05', shipTo: '', carrier: 'Yamato', note: '' }

export const shipment = planned(SHIPMENT_ID, plan, allocation, facts)
