import { expect, test } from 'vitest'
import { outcomeOf as playwrightOutcome } from './playwright.ts'
import { outcomeOf as vitestOutcome } from './vitest.ts'

const vitestTest = (status: string) => ({ fullName: status, status, failureMessages: [] })
const vitestFile = (status: string, ...statuses: string[]) => ({
  name: '/x/a.test.ts',
  status,
  message: '',
  assertionResults: statuses.map(vitestTest),
})

test('each test of Vitest counts', () => {
  const file = vitestFile('failed', 'passed', 'failed', 'passed', 'skipped')
  const outcome = vitestOutcome({ success: false, testResults: [file] }, 1, 'Unit', '')
  expect([outcome.passed, outcome.failures.length, outcome.skipped]).toEqual([2, 1, 1])
})

test('a test file that cannot be loaded is a failure', () => {
  const report = { success: false, testResults: [vitestFile('passed', 'passed'), vitestFile('failed')] }
  const outcome = vitestOutcome(report, 1, 'Unit', '')
  expect([outcome.passed, outcome.failures.length]).toEqual([1, 1])
})

test('an error outside of any test is a failure', () => {
  const report = { success: true, testResults: [vitestFile('passed', 'passed')] }
  expect(vitestOutcome(report, 1, 'Unit', 'Unhandled rejection').failures).toHaveLength(1)
})

test('no test at all is a failure', () => {
  expect(vitestOutcome({ success: true, testResults: [] }, 0, 'Unit', '').failures).toHaveLength(1)
  expect(playwrightOutcome({ suites: [], errors: [] }, 0, '').failures).toHaveLength(1)
})

test('each test of Playwright counts, in nested groups too, and one that passed only at the second try has failed', () => {
  const spec = (status: 'expected' | 'unexpected' | 'flaky') => ({
    ...{ title: status, file: 'a.spec.ts', line: 1 },
    tests: [{ status, results: [{ errors: [] }] }],
  })
  const inner = { title: 'inner', specs: [spec('expected'), spec('flaky')] }
  const outer = { title: 'outer', specs: [spec('expected'), spec('unexpected')], suites: [inner] }
  const outcome = playwrightOutcome({ suites: [outer], errors: [] }, 1, '')
  expect([outcome.passed, outcome.failures.length]).toEqual([2, 2])
})
