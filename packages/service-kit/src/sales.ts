// What quotes and orders share, apart from the kit's own entry so that a service without lines does not load it.
export {
  type Catalog,
  MAX_LINES,
  priceSalesLines,
  type SalesLine,
  type SalesLineInput,
  type SalesTerms,
  salesLines,
  type TaxDay,
} from './sales-lines.ts'
export { type SalesMasterData, salesMasterData } from './sales-master-data.ts'
