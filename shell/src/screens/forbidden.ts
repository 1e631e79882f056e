/** The person may not open this part of the portal. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}
