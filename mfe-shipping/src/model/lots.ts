/** Lot or serial numbers as they are typed, by line id. */
export type Lots = Readonly<Record<string, string>>

/** As the shipping service has it. */
const LONGEST_LOT = 50

type LotLine = { id: string; lot: string }

/** The lots that are written down already. */
export function lotsOf(lines: readonly LotLine[]): Lots {
  return Object.fromEntries(lines.map(({ id, lot }) => [id, lot]))
}

/** What packing is told: the lines that have a lot. A line that is not named has none. */
export function namedLots(lines: readonly LotLine[], lots: Lots): { lineId: string; lot: string }[] {
  return lines.flatMap(({ id }) => {
    const lot = lots[id]?.trim() ?? ''
    return lot === '' ? [] : [{ lineId: id, lot }]
  })
}

/** Ids of the lines whose lot is longer than the service keeps. */
export function tooLongLots(lines: readonly LotLine[], lots: Lots): string[] {
  return namedLots(lines, lots)
    .filter(({ lot }) => lot.length > LONGEST_LOT)
    .map(({ lineId }) => lineId)
}

/** For the message. */
export const LOT_LIMIT = { max: String(LONGEST_LOT) }
