/** Looks like a router and is none. */
export const router = { list: () => [] }
