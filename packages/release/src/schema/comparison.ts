import type { Incompatibility } from '../incompatibility.ts'
import type { Schema } from './json-schema.ts'

/** How parts of the check call each other: does the receiver take all that fulfils every one of the sender's schemas? */
export interface Comparison {
  check(receiver: Schema, sender: readonly Schema[], path: string): Incompatibility[]
  receiverRoot: Schema
  senderRoot: Schema
  overlooksMore: boolean
}
