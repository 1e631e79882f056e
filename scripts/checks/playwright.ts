import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type Check, type Failure, failed, type Outcome } from './check.ts'
import { browserEnvironment } from './chromium.ts'
import { runTool } from './tool.ts'

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  suites: Suite[]
  errors: { message?: string }[]
}

interface Suite {
  title: string
  suites?: Suite[]
  specs: { title: string; file: string; line: number; tests: Test[] }[]
}

interface Test {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  results: { errors: { message?: string }[] }[]
}

/** The end-to-end tests in a real browser; each counts. */
export const endToEnd: Check = {
  name: 'e2e',
  title: 'End to end, in a browser',
  cores: 2,
  needs: ['build'],
  async run(extra) {
    const environment = await browserEnvironment().catch(error => String(error.message))
    if (typeof environment === 'string') return failed(this.title, environment)
    const folder = await mkdtemp(join(tmpdir(), 'torrent-playwright-'))
    const file = join(folder, 'report.json')
    const { code, output } = await runTool(
      ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...extra],
      { env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
    )
    const report: PlaywrightReport | undefined = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
    await rm(folder, { recursive: true })
    return report ? outcomeOf(report, code, output) : failed(this.title, output)
  },
}

/** Counts each test; an error outside of any test, and a run without tests, are failures too. */
export function outcomeOf(report: PlaywrightReport, code: number, output: string): Outcome {
  const failures: Failure[] = report.errors.map(error => ({ title: endToEnd.title, detail: clean(error.message) }))
  let passed = 0
  let skipped = 0
  const visit = (suite: Suite) => {
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        if (test.status === 'expected') passed++
        else if (test.status === 'skipped') skipped++
        else {
          const messages = test.results.flatMap(result => result.errors.map(error => clean(error.message)))
          failures.push({ title: `e2e/${spec.file}:${spec.line} ${spec.title}`, detail: messages.join('\n\n') })
        }
      }
    }
    suite.suites?.forEach(visit)
  }
  report.suites.forEach(visit)
  if (failures.length === 0 && (code !== 0 || passed === 0)) return failed(endToEnd.title, output)
  return { passed, skipped, failures }
}

function clean(message = ''): string {
  return stripVTControlCharacters(message)
}
