/** Somebody who appears in a conversation. */
export interface Person {
  /** Member id (uuid), or `service:<name>` for the platform itself. */
  id: string
  name: string
}
