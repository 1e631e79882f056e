export { type AdminRouter, adminRouter } from './router.ts'
