import { type SalesLine, type TaxCode, taxCodeOf } from './sales-line.ts'

/** A line as it is being edited: everything as it was typed. */
export interface DraftLine extends Omit<SalesLine, 'taxCode' | 'amountMinor'> {
  taxCode: TaxCode
}

/** A line as a BFF is sent it. */
export type LineInput = Omit<DraftLine, 'itemCode'>

/** An empty line: one piece of something, at the standard rate. */
export function newLine(): DraftLine {
  return {
    id: crypto.randomUUID(),
    itemId: '',
    itemCode: '',
    description: '',
    specification: '',
    quantity: '1',
    unit: '',
    unitPrice: '',
    discountPercent: '',
    taxCode: 'standard',
  }
}

/** A line of a document as its form shows it. */
export function draftLineOf(line: SalesLine): DraftLine {
  return {
    id: line.id,
    itemId: line.itemId,
    itemCode: line.itemCode,
    description: line.description,
    specification: line.specification,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    discountPercent: line.discountPercent === '0' ? '' : line.discountPercent,
    taxCode: taxCodeOf(line.taxCode),
  }
}

/** True for a line into which nothing has been typed; it is not saved. */
export function isBlankLine(line: DraftLine): boolean {
  return line.itemId === '' && line.description.trim() === '' && line.unitPrice === ''
}

/** What a BFF is sent: blank lines are left out, an empty discount is none. */
export function toLineInputs(lines: readonly DraftLine[]): LineInput[] {
  return lines
    .filter(line => !isBlankLine(line))
    .map(({ itemCode: _, ...line }) => ({ ...line, discountPercent: line.discountPercent || '0' }))
}
