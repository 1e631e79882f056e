import { test as base, expect } from '@playwright/test'
import { type Trial, tryInEachComposition } from './compositions.ts'
import { type PortalProcess, startPortal } from './portal-process.ts'
import { type Person, type PersonOptions, type Role, signIn } from './sign-in.ts'

interface TestFixtures {
  /** Signs somebody in at a browser of their own. The test fails when that browser saw an error of ours. */
  person: (role: Role, options?: PersonOptions) => Promise<Person>
  /** Runs a built folder as a candidate release inside every live composition; see `tryInEachComposition`. */
  inEachComposition: (folder: string, run: (trial: Trial) => Promise<void>) => Promise<void>
}

interface WorkerFixtures {
  /** A portal that all tests of this worker share; do not stop it. */
  portal: PortalProcess
}

/** Playwright's test with a real portal on a free port and people at it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const portal = await startPortal()
      await use(portal)
      await portal.dispose()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  person: async ({ browser, portal }, use) => {
    const people: Person[] = []
    await use(async (role, options) => {
      const person = await signIn(browser, portal.origin, role, options)
      people.push(person)
      return person
    })
    await Promise.all(people.map(person => person.faults.endAll()))
    const problems = people.flatMap(person => person.problems)
    await Promise.all(people.map(person => person.context.close()))
    expect(problems, 'errors that a browser saw').toEqual([])
  },
  inEachComposition: ({ browser, portal }, use) =>
    use((folder, run) => tryInEachComposition(browser, portal, folder, run)),
})

export { expect }
