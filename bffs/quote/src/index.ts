export { type QuoteRouter, quoteRouter } from './router.ts'
