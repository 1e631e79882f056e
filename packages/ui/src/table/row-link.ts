import type { ReactNode } from 'react'

/** What the link of a row must be given: spread it onto the `<a>`. */
export interface RowLinkProps {
  className: string | undefined
  tabIndex: number
  'data-row-focus': ''
  children: ReactNode
}
