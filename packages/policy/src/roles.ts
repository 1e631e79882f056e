/** The roles that people have. */
export const ROLES = ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator'] as const

export type Role = (typeof ROLES)[number]

/** The role under which the platform's own services call each other; no person has it. */
export const SERVICE_ROLE = 'service'
