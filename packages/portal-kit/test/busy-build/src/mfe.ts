/** Imports nothing from the kit itself: what is used stands in the module it loads later. */
export const loadPage = () => import('./page.ts')
