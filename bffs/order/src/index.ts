export { type OrderRouter, orderRouter } from './router.ts'
