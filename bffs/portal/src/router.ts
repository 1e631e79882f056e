import { procedure, router, text, uuid } from '@torrent/bff-kit'
import { localized, remotesOf } from '@torrent/contracts/composition'
import { isLanguage, isTheme, LANGUAGES, type Language, THEMES, type Theme } from '@torrent/contracts/preferences'
import { z } from 'zod'
import { documentsRouter } from './documents.ts'
import { toJobView } from './job-view.ts'
import { notificationsRouter } from './notifications.ts'
import { telemetryRouter } from './telemetry.ts'

const jobList = z.strictObject({ limit: z.int().min(1).max(100).default(20) })

const memberList = z.strictObject({
  text: text(100).default(''),
  page: z.int().min(1).max(100_000).default(1),
  pageSize: z.int().min(1).max(100).default(20),
})

const preferences = z.strictObject({
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
  // No command is sent: choosing the same again changes nothing, so the id needs no memory.
  commandId: uuid.optional(),
})

/** The shell's own BFF: jobs, members, notifications, what a person prefers, and which micro-frontends are live. */
export const portalRouter = router({
  jobs: router({
    /** The person's own, newest first. */
    list: procedure('job.read')
      .input(jobList)
      .query(async ({ ctx, input }) => {
        const { jobs } = await ctx.clients.job.listJobs(input, ctx.call)
        return { jobs: jobs.map(toJobView) }
      }),
    get: procedure('job.read')
      .input(z.strictObject({ id: uuid }))
      .query(async ({ ctx, input }) => toJobView(await ctx.clients.job.getJob(input, ctx.call))),
  }),
  documents: documentsRouter,
  members: router({
    list: procedure('member.read')
      .input(memberList)
      .query(async ({ ctx, input }) => {
        const { members, total } = await ctx.clients.member.listMembers(input, ctx.call)
        return {
          members: members.map(({ id, name, kana, email, roles }) => ({ id, name, kana, email, roles: [...roles] })),
          total,
        }
      }),
  }),
  preferences: router({
    get: procedure('portal.use').query(async ({ ctx }) =>
      chosen(await ctx.clients.portal.getPreferences({}, ctx.call)),
    ),
    set: procedure('portal.use')
      .input(preferences)
      .mutation(async ({ ctx, input: { language = '', theme = '' } }) =>
        chosen(await ctx.clients.portal.setPreferences({ language, theme }, ctx.call)),
      ),
  }),
  notifications: notificationsRouter,
  telemetry: telemetryRouter,
  composition: router({
    get: procedure('portal.use').query(async ({ ctx }) => {
      const composition = await ctx.clients.portal.getComposition({}, ctx.call)
      const { tenant, tenantName, template } = composition
      return { tenant, tenantName: localized(tenantName), template, remotes: remotesOf(composition) }
    }),
  }),
})

export type PortalRouter = typeof portalRouter

/** Null where the person has never chosen. */
function chosen(saved: { language: string; theme: string }): { language: Language | null; theme: Theme | null } {
  return {
    language: isLanguage(saved.language) ? saved.language : null,
    theme: isTheme(saved.theme) ? saved.theme : null,
  }
}
