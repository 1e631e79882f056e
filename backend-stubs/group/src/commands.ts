import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { type ResultRef, ResultRefSchema } from '@torrent/contracts/backbone'
import {
  AddGroupMembersSchema,
  ChangeGroupRoleSchema,
  CreateGroupSchema,
  ExpelGroupMemberSchema,
  JoinGroupSchema,
  LeaveGroupSchema,
  RemoveGroupSchema,
  UpdateGroupSchema,
} from '@torrent/contracts/group'
import { allowed } from '@torrent/policy'
import { type CommandContext, handle, Refused, requireUuid, rows, type SagaRunner } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { createGroup } from './create-group.ts'
import { checkedGroup, checkedMembers } from './group.ts'
import { type GroupRow, hasSubgroups, heldGroup, knownGroup, nameTaken, ownGroup, updateGroup } from './group-rows.ts'
import { deleteMember, hasOtherOwner, insertMembers, peopleAmong, roleIn, setRole } from './member-rows.ts'
import { removeGroup } from './remove-group.ts'
import { tell } from './tell.ts'
import { type Place, requirePlace } from './tree.ts'

/** The command that other services take part in: checked as far as it can be here, then carried on by its saga. */
export function foundingCommand(sagas: SagaRunner) {
  return handle(CreateGroupSchema, async (context, command) => {
    const id = requireUuid(command.id, 'id')
    const input = checkedGroup(command)
    const others = checkedMembers(command.memberIds).filter(member => member !== context.actor.id)
    const memberIds = [context.actor.id, ...others]
    await requirePeople(context, memberIds)
    if (await ownGroup(context.tx, sql`g.id = ${id}`)) throw new Refused('already_exists', 'id')
    await requireParent(context, id, input.parentId)
    if (await nameTaken(context.tx, input.parentId, input.name)) throw nameIsTaken(input.name)
    const ids = { channelId: randomUUID(), roomId: randomUUID(), bucketId: randomUUID() }
    const group = { ...input, id, ...ids, allHands: false }
    return sagas.start(context, createGroup, { group, ownerId: context.actor.id, memberIds })
  })
}

/** The other one: refused while other groups stand below it, and then carried on by its saga. */
export function removingCommand(sagas: SagaRunner) {
  return handle(RemoveGroupSchema, async (context, command) => {
    const group = await managed(context, command.id)
    requireVersion(group, command.baseVersion)
    if (group.allHands) throw new Refused('all_hands')
    await lockTree(context)
    if (await hasSubgroups(context.tx, group.id)) throw new Refused('has_subgroups')
    const { id, name, version, channelId, roomId, bucketId } = group
    return sagas.start(context, removeGroup, { id, name, version, channelId, roomId, bucketId })
  })
}

/** What the group service does on each of the other commands, in the transaction that the kit opened. */
export function groupCommands() {
  return [
    handle(UpdateGroupSchema, async (context, command) => {
      const group = await managed(context, command.id)
      requireVersion(group, command.baseVersion)
      const input = checkedGroup(command)
      if (group.allHands && input.parentId !== '') throw new Refused('all_hands', 'parentId')
      if (group.allHands && !input.open) throw new Refused('all_hands', 'open')
      if (input.parentId !== group.parentId) await requireParent(context, group.id, input.parentId)
      if (await nameTaken(context.tx, input.parentId, input.name, group.id)) throw nameIsTaken(input.name)
      await updateGroup(context.tx, group.id, input)
      await tell(context, 'changed', group.id)
      return refOf({ ...group, ...input, version: group.version + 1 })
    }),
    handle(JoinGroupSchema, async (context, { id }) => {
      const group = await held(context, id)
      await requirePeople(context, [context.actor.id])
      await admit(context, group, [context.actor.id])
      return refOf(group)
    }),
    handle(LeaveGroupSchema, async (context, { id }) => {
      const group = await held(context, id)
      await dismiss(context, group, context.actor.id, 'left')
      return refOf(group)
    }),
    handle(AddGroupMembersSchema, async (context, { id, memberIds }) => {
      const group = await managed(context, id)
      const people = checkedMembers(memberIds)
      await requirePeople(context, people)
      await admit(context, group, people)
      return refOf(group)
    }),
    handle(ExpelGroupMemberSchema, async (context, { id, memberId }) => {
      const group = await managed(context, id)
      await dismiss(context, group, requireUuid(memberId, 'memberId'), 'expelled')
      return refOf(group)
    }),
    handle(ChangeGroupRoleSchema, async (context, { id, memberId, role }) => {
      if (role !== 'owner' && role !== 'member') throw new Refused('invalid', 'role')
      const group = await managed(context, id)
      const before = await roleIn(context.tx, group.id, requireUuid(memberId, 'memberId'))
      if (!before) throw new Refused('unknown_member', 'memberId')
      if (role === 'member') await requireOwnerBesides(context, group, memberId)
      if (role !== before) {
        await setRole(context.tx, group.id, memberId, role)
        await tell(context, 'changed', group.id)
      }
      return refOf(group)
    }),
  ]
}

/** A group that the sender may know of, ready to be changed. Refused: `not_found`, `not_allowed_now`. */
async function held({ tx, actor }: CommandContext, id: string): Promise<GroupRow> {
  const group = await heldGroup(tx, actor.id, requireUuid(id, 'id'))
  if (!group) throw new Refused('not_found', 'id')
  if (group.status !== 'active') throw new Refused('not_allowed_now', '', { status: group.status })
  return group
}

/** The same for its owners, and for who may `group.manage`. Refused: `forbidden` for others. */
async function managed(context: CommandContext, id: string): Promise<GroupRow> {
  const group = await held(context, id)
  const { tenant, actor } = context
  const principal = { subject: actor.id, tenant, name: actor.name, email: '', roles: actor.roles }
  if (group.mine !== 'owner' && !allowed(principal, 'group.manage', { tenant })) throw new Refused('forbidden')
  return group
}

/** Refused: `conflict` when somebody else has changed it since it was read. */
function requireVersion(group: GroupRow, base: number): void {
  if (base !== group.version) throw new Refused('conflict', 'baseVersion', { current: String(group.version) })
}

/** Refused: `unknown_member` unless all of them are people of the tenant. */
async function requirePeople({ tx }: CommandContext, ids: readonly string[]): Promise<void> {
  const people = await peopleAmong(tx, ids)
  if (ids.some(id => !people.has(id))) throw new Refused('unknown_member', 'memberIds')
}

/** Refused: `not_found` for a parent that the sender may not know of, `not_allowed_now`, `below_itself`, `too_deep`. */
async function requireParent(context: CommandContext, id: string, parentId: string): Promise<void> {
  if (parentId === '') return
  await lockTree(context)
  const { tx, actor } = context
  const parent = await knownGroup(tx, actor.id, parentId)
  if (!parent) throw new Refused('not_found', 'parentId')
  if (parent.status !== 'active') throw new Refused('not_allowed_now', 'parentId', { status: parent.status })
  const places = await rows<Place>(tx, sql`select id, coalesce(parent_id::text, '') as "parentId" from groups`)
  requirePlace(places, id, parentId)
}

/**
 * Two moves at once could each be right and together make a ring; a removal and a move, a group below none. Taken after
 * the group that is held.
 */
async function lockTree({ tx, tenant }: CommandContext): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`group.tree ${tenant}`}, 0))`)
}

/** Refused: `last_owner` when nobody else owns the group; the one of all hands needs no owner. */
async function requireOwnerBesides({ tx }: CommandContext, group: GroupRow, memberId: string): Promise<void> {
  if (group.allHands || (await roleIn(tx, group.id, memberId)) !== 'owner') return
  if (!(await hasOtherOwner(tx, group.id, memberId))) throw new Refused('last_owner')
}

/** Lets people in; whoever is in already stays what they are. */
async function admit(context: CommandContext, group: GroupRow, memberIds: readonly string[]): Promise<void> {
  const fresh = await insertMembers(context.tx, group.id, memberIds)
  if (fresh.length > 0) await tell(context, 'joined', group.id, fresh)
}

/** Lets somebody out; who is not in it is out already. Refused: `all_hands`, `last_owner`. */
async function dismiss(
  context: CommandContext,
  group: GroupRow,
  memberId: string,
  type: 'left' | 'expelled',
): Promise<void> {
  if (group.allHands) throw new Refused('all_hands')
  await requireOwnerBesides(context, group, memberId)
  if (await deleteMember(context.tx, group.id, memberId)) await tell(context, type, group.id, [memberId])
}

function nameIsTaken(name: string): Refused {
  return new Refused('name_taken', 'name', { name })
}

function refOf({ id, version, name }: GroupRow): ResultRef {
  return create(ResultRefSchema, { kind: 'group', id, version, number: name })
}
