import { command, commandInput, optionalUuid, plain, procedure, text, uuid, version } from '@torrent/bff-kit'
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
import { z } from 'zod'

const tags = z.array(text(30)).max(10, 'too_many').default([])
const memberIds = z.array(uuid).max(200, 'too_many')
const described = { name: text(80), description: text(500).default(''), parentId: optionalUuid.default(''), tags }

/** Groups: who is together, as a tree. What changes them goes through commands; making and removing one are sagas with steps. */
export const groupProcedures = {
  groups: procedure('group.read')
    .input(z.strictObject({ text: text(100).default('') }))
    .query(async ({ ctx, input }) => plain((await ctx.clients.group.listGroups(input, ctx.call)).groups)),
  group: procedure('group.read')
    .input(z.strictObject({ id: uuid }))
    .query(async ({ ctx, input }) => plain(await ctx.clients.group.getGroup(input, ctx.call))),
  groupMembers: procedure('group.read')
    .input(z.strictObject({ groupId: uuid }))
    .query(async ({ ctx, input }) => plain((await ctx.clients.group.listGroupMembers(input, ctx.call)).members)),
  createGroup: command(
    CreateGroupSchema,
    commandInput({ id: uuid, ...described, open: z.boolean(), memberIds: memberIds.default([]) }),
    input => input,
  ),
  updateGroup: command(
    UpdateGroupSchema,
    commandInput({ id: uuid, baseVersion: version, ...described, open: z.boolean() }),
    input => input,
  ),
  removeGroup: command(RemoveGroupSchema, commandInput({ id: uuid, baseVersion: version }), input => input),
  joinGroup: command(JoinGroupSchema, commandInput({ id: uuid }), input => input),
  leaveGroup: command(LeaveGroupSchema, commandInput({ id: uuid }), input => input),
  addGroupMembers: command(AddGroupMembersSchema, commandInput({ id: uuid, memberIds }), input => input),
  expelGroupMember: command(ExpelGroupMemberSchema, commandInput({ id: uuid, memberId: uuid }), input => input),
  changeGroupRole: command(
    ChangeGroupRoleSchema,
    commandInput({ id: uuid, memberId: uuid, role: z.enum(['owner', 'member']) }),
    input => input,
  ),
}
