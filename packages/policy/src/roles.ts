/** The roles that policies exist for; one `.cedar` file each. */
export const ROLES = ['sales', 'approver', 'orders', 'shipping', 'admin'] as const

export type Role = (typeof ROLES)[number]
