import { create } from '@bufbuild/protobuf'
import { type LineQuantity, type Order, type OrderMovement, OrderMovementSchema } from '@torrent/contracts/order'
import { addQuantities, compare, subtract } from '@torrent/tax'

/**
 * What can happen to a quantity. `allocated` sets it aside for a shipment; `released` gives that back and `shipped`
 * sends it off, so both end an allocation. `returned` makes it open again.
 */
export type MovementKind = 'ordered' | 'allocated' | 'released' | 'shipped' | 'returned' | 'cancelled'

/** The figures of a line. Always: ordered + returned = open + allocated + shipped + cancelled, none below zero. */
export interface Figures {
  ordered: string
  /** Set aside for shipments that have not left. */
  allocated: string
  /** Everything that has left, also what came back later. */
  shipped: string
  returned: string
  cancelled: string
  /** Still to be put into a shipment. */
  open: string
}

/** The figures that follow from movements, in whatever order they are given. */
export function figuresOf(movements: readonly Pick<OrderMovement, 'kind' | 'quantity'>[]): Figures {
  const sum = (kind: MovementKind) =>
    addQuantities(...movements.filter(movement => movement.kind === kind).map(movement => movement.quantity))
  const [ordered, shipped, returned, cancelled] = [sum('ordered'), sum('shipped'), sum('returned'), sum('cancelled')]
  const allocated = subtract(sum('allocated'), sum('released'), shipped)
  const open = subtract(addQuantities(ordered, returned), allocated, shipped, cancelled)
  return { ordered, allocated, shipped, returned, cancelled, open }
}

/** The figures of one line of an order. */
export function lineFigures(order: Order, lineId: string): Figures {
  return figuresOf(order.movements.filter(movement => movement.lineId === lineId))
}

/** What of each line is set aside for one shipment, lines with nothing left out. */
export function allocatedTo(order: Order, shipmentId: string): Map<string, string> {
  const own = order.movements.filter(movement => movement.shipmentId === shipmentId)
  return new Map(
    [...new Set(own.map(movement => movement.lineId))]
      .map(lineId => [lineId, figuresOf(own.filter(movement => movement.lineId === lineId)).allocated] as const)
      .filter(([, quantity]) => isAbove(quantity, '0')),
  )
}

/**
 * How far a confirmed order has been shipped. A line is done when all that was not cancelled has left and stayed
 * away.
 */
export function progress(lines: readonly Figures[]): 'confirmed' | 'partially_shipped' | 'shipped' {
  const delivered = (line: Figures) => subtract(line.shipped, line.returned)
  if (!lines.some(line => isAbove(delivered(line), '0'))) return 'confirmed'
  const done = lines.every(line => !isAbove(subtract(line.ordered, line.cancelled), delivered(line)))
  return done ? 'shipped' : 'partially_shipped'
}

/** True while something can still be put into a shipment. */
export function somethingOpen(order: Order): boolean {
  return order.lines.some(line => isAbove(lineFigures(order, line.id).open, '0'))
}

/** True when something is set aside for a shipment or has left. */
export function somethingUnderway(order: Order): boolean {
  return order.lines.some(line => {
    const { allocated, shipped } = lineFigures(order, line.id)
    return isAbove(allocated, '0') || isAbove(shipped, '0')
  })
}

/** Statuses that the ledger refines; in the others a person has said something that shipping does not change. */
const MOVING: readonly string[] = ['confirmed', 'partially_shipped', 'shipped']

/** The order with every figure and, where shipping decides it, the status as the ledger has them. */
export function settled(order: Order): Order {
  const figures = order.lines.map(line => lineFigures(order, line.id))
  return {
    ...order,
    status: MOVING.includes(order.status) ? progress(figures) : order.status,
    lines: order.lines.map((line, index) => {
      const { allocated = '0', shipped = '0', open = '0', returned = '0', cancelled = '0' } = figures[index] ?? {}
      return {
        ...line,
        allocatedQuantity: allocated,
        shippedQuantity: shipped,
        openQuantity: open,
        returnedQuantity: returned,
        cancelledQuantity: cancelled,
      }
    }),
  }
}

/**
 * The order with movements of one kind added, settled. Throws when a figure would fall below zero or a line is not
 * known: the caller has checked what a person may ask for, so that is a fault of ours and must not be written.
 */
export function moved(
  order: Order,
  kind: MovementKind,
  lines: readonly Pick<LineQuantity, 'lineId' | 'quantity'>[],
  { shipmentId = '', now }: { shipmentId?: string; now: string },
): Order {
  if (lines.length === 0) return order
  const added = lines.map(({ lineId, quantity }) =>
    create(OrderMovementSchema, { lineId, kind, quantity, shipmentId, at: now }),
  )
  const after = { ...order, movements: [...order.movements, ...added] }
  for (const { lineId } of added) {
    if (!order.lines.some(line => line.id === lineId)) throw new RangeError(`order ${order.id} has no line ${lineId}`)
    const figures = lineFigures(after, lineId)
    const kept = subtract(figures.shipped, figures.returned)
    if ([...Object.values<string>({ ...figures }), kept].some(figure => isAbove('0', figure)))
      throw new RangeError(`order ${order.id}, line ${lineId}: ${kind} leaves ${JSON.stringify(figures)}`)
  }
  return settled(after)
}

function isAbove(first: string, second: string): boolean {
  return compare(first, second) > 0
}
