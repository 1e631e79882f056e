import { type Browser, test } from '@playwright/test'
import { type DeployApi, deployApi, type Place } from './deploy-api.ts'
import { joinChannel, remotesIn } from './in-page.ts'
import type { PortalProcess } from './portal-process.ts'
import { type Person, type PersonOptions, type Role, signIn } from './sign-in.ts'

/** What the people of one tenant see in one channel, and the template that the tenant's portal was made from. */
export interface Composition extends Place {
  template: string
}

/** A candidate release in force in one composition. */
export interface Trial {
  composition: Composition
  /** Signs somebody of that tenant and channel in; they get the candidate, which is made sure of. */
  person(role: Role, options?: Omit<PersonOptions, 'tenant'>): Promise<Person>
}

/** Every composition that is live in a portal: tenant × template × channel. */
export const compositions = (portal: PortalProcess): Promise<Composition[]> => deployApi(portal).compositions()

/**
 * Publishes a built folder under a version that is thrown away, and runs a test with it in force in each live
 * composition, one after the other. Everybody else keeps what they have, and everything is as before at the end.
 *
 * All of them are tried even when one fails; the error names those that did.
 */
export async function tryInEachComposition(
  browser: Browser,
  portal: PortalProcess,
  folder: string,
  run: (trial: Trial) => Promise<void>,
): Promise<void> {
  const api = deployApi(portal)
  const failures: Error[] = []
  try {
    const candidate = await api.publish(folder, `0.0.0-candidate.c${crypto.randomUUID().slice(0, 8)}`)
    for (const composition of await api.compositions()) {
      const title = `${candidate.name} in ${composition.tenant} (${composition.template}), ${composition.channel}`
      await test.step(title, () =>
        inForce(api, candidate, composition, () => withPeople(browser, portal, candidate, composition, run)).catch(
          cause => failures.push(new Error(`${title}: ${cause instanceof Error ? cause.message : cause}`, { cause })),
        ),
      )
    }
  } finally {
    await api.distrust()
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'))
}

interface Candidate {
  name: string
  version: string
}

async function inForce(api: DeployApi, candidate: Candidate, place: Place, work: () => Promise<void>): Promise<void> {
  await api.promote(candidate, place)
  try {
    await work()
  } finally {
    await api.rollback(candidate.name, place)
  }
}

async function withPeople(
  browser: Browser,
  portal: PortalProcess,
  candidate: Candidate,
  composition: Composition,
  run: (trial: Trial) => Promise<void>,
): Promise<void> {
  const people: Person[] = []
  const leaving: (() => Promise<void>)[] = []
  const { tenant, channel } = composition

  async function person(role: Role, options: Omit<PersonOptions, 'tenant'> = {}): Promise<Person> {
    const someone = await signIn(browser, portal.origin, role, { ...options, tenant })
    people.push(someone)
    if (channel !== 'stable') {
      const administrator = await signIn(browser, portal.origin, 'admin', { tenant })
      people.push(administrator)
      leaving.push(await joinChannel(someone.page, administrator.page, channel))
      await someone.page.reload()
    }
    const got = (await remotesIn(someone.page)).find(({ name }) => name === candidate.name)?.version ?? 'none'
    if (got !== candidate.version) throw new Error(`the page has ${got} and not the candidate ${candidate.version}`)
    return someone
  }

  try {
    await run({ composition, person })
    await Promise.all(people.map(({ faults }) => faults.endAll()))
    const problems = people.flatMap(each => each.problems)
    if (problems.length > 0) throw new Error(`errors that a browser saw: ${problems.join('; ')}`)
  } finally {
    for (const leave of leaving) await leave()
    await Promise.all(people.map(({ context }) => context.close()))
  }
}
