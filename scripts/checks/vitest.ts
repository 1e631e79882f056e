import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../bootstrap/root.mjs'
import { type Check, type Failure, failed, type Outcome } from './check.ts'
import { browserEnvironment } from './chromium.ts'
import { runTool } from './tool.ts'

/** The part of Vitest's JSON report that is read here. */
export interface VitestReport {
  success: boolean
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** All tests of one project of vitest.config.ts; each counts. */
export function vitestCheck(project: string, title: string): Check {
  return {
    name: project,
    title,
    cores: 2,
    async run(extra) {
      const folder = await mkdtemp(join(tmpdir(), 'torrent-vitest-'))
      const file = join(folder, 'report.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const command = ['vitest', 'run', '--project', project, ...reporters, ...extra] as const
      // Without a browser only the tests that need one fail.
      const { code, output } = await runTool(command, { env: await browserEnvironment().catch(() => ({})) })
      const report: VitestReport | undefined = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
      await rm(folder, { recursive: true })
      if (!report) return failed(title, output)
      return outcomeOf(report, code, title, output)
    },
  }
}

/** Counts each test; whatever made the run fail without being a test is a failure too. */
export function outcomeOf(report: VitestReport, code: number, title: string, output: string): Outcome {
  const failures: Failure[] = []
  let passed = 0
  let skipped = 0
  for (const file of report.testResults) {
    const name = relative(ROOT, file.name)
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed++
      else if (test.status === 'failed') {
        const detail = stripVTControlCharacters(test.failureMessages.join('\n'))
        failures.push({ title: `${name}: ${test.fullName}`, detail })
      } else skipped++
    }
    // A file that could not be loaded has no tests to name.
    if (file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed')) {
      failures.push({ title: name, detail: stripVTControlCharacters(file.message) })
    }
  }
  if (passed + skipped + failures.length === 0) return failed(title, `There is no such test.\n${output}`)
  // Errors outside of any test, such as a rejected promise that nobody awaited.
  if (failures.length === 0 && (code !== 0 || !report.success)) failures.push({ title, detail: output })
  return { passed, skipped, failures }
}
