/** What the server keeps of somebody who is signed in. The browser holds no more than a handle to it. */
export interface SessionRecord {
  /** Member id, `sub` of the tokens. */
  subject: string
  /** The session at the identity provider, by which it tells us that it has ended. */
  sid: string
  idToken: string
  accessToken: string
  refreshToken: string
  /** Milliseconds since the epoch. */
  accessExpiresAt: number
  /** Milliseconds since the epoch; nothing prolongs it. */
  expiresAt: number
}

/**
 * Sessions by handle. Two implementations, one test suite: in memory, and in PostgreSQL for sessions that survive a
 * restart and are shared by several gateways.
 */
export interface SessionStore {
  create(handle: string, record: SessionRecord): Promise<void>
  /** Undefined when it never was, has expired or was ended. */
  find(handle: string): Promise<SessionRecord | undefined>
  /** Stores new tokens and gives the lease back. False when the session has ended meanwhile: it stays ended. */
  update(handle: string, record: SessionRecord): Promise<boolean>
  /** Reserves the refresh of the tokens for one gateway; false while another one has it. `forMs` in milliseconds. */
  lease(handle: string, forMs: number): Promise<boolean>
  /** Gives the lease back after a refresh that came to nothing. */
  release(handle: string): Promise<void>
  delete(handle: string): Promise<void>
  /** Ends what belongs to a session at the identity provider; answers what was ended. */
  deleteBySid(sid: string): Promise<SessionRecord[]>
  /** Ends everything of a person; answers what was ended. */
  deleteBySubject(subject: string): Promise<SessionRecord[]>
  deleteExpired(): Promise<void>
  close(): Promise<void>
}
