// @torrent/portal-kit/sales-editor: how quotes and orders are written.
export { CustomerField, type CustomerFieldProps } from './sales/CustomerField.tsx'
export { checkLines, lineFieldOf } from './sales/check-lines.ts'
export { type DraftLine, draftLineOf, newLine, toLineInputs } from './sales/draft-line.ts'
export { type DraftTotals, draftTotals, type PriceTerms } from './sales/draft-totals.ts'
export { SalesLinesEditor, type SalesLinesEditorProps } from './sales/SalesLinesEditor.tsx'
export { customerOfDocument, type DraftCustomer, followCustomer, type SalesCustomer } from './sales/sales-customer.ts'
export { type SalesQueries, type TaxRate, useTaxRates } from './sales/sales-queries.ts'
