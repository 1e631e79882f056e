import { v5 as uuidv5 } from 'uuid'

/** The name spaces of these ids; they never change, or a conversation could be made a second time. */
const DISCUSSIONS = '0d6c4b67-5d1a-4f0a-9a5e-6d0b3f3a5c21'
const ROOMS = 'a3f1c9d2-7b44-4e0b-8f6d-2c1e9b7a4d53'

/** The conversation of a business document: known before it is made, and made once. */
export function discussionId(kind: string, documentId: string): string {
  return uuidv5(`${kind}:${documentId}`, DISCUSSIONS)
}

/** The direct messages of these people, in whatever order they are given. */
export function directId(memberIds: readonly string[]): string {
  return uuidv5([...new Set(memberIds)].sort().join('\n'), ROOMS)
}
