export { type ShippingRouter, shippingRouter } from './router.ts'
