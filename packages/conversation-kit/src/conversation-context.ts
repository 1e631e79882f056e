import type { AttachmentRecord } from './message-rows.ts'
import type { Person } from './person.ts'
import type { Together } from './together.ts'
import type { ServiceName, Work } from './work.ts'

/** What a service that keeps conversations needs of others. */
export interface ConversationNeeds {
  /** Files that a member uploaded into a conversation, in the order asked. Rejects with `Refused` for any other. */
  resolveAttachments(
    tenant: string,
    wanted: { service: ServiceName; conversationId: string; memberId: string; fileIds: readonly string[] },
  ): Promise<AttachmentRecord[]>
  /** Members of the tenant by id; unknown ones are left out. */
  findPeople(tenant: string, ids: readonly string[]): Promise<Person[]>
}

/** What the work on conversations is done with. */
export interface ConversationContext extends ConversationNeeds {
  service: ServiceName
  /** Commits when the promise resolves, rolls back when it rejects. Events are published if and only if it commits. */
  transaction<T>(tenant: string, run: (work: Work) => Promise<T>, traceparent?: string): Promise<T>
  /** The same for what is short and comes often: what waits for one conversation is committed together. */
  together: Together
}
