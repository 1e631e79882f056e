/** The part of `npm test` that runs once everything is installed. See scripts/test.mjs. */
import { parseArgs } from 'node:util'
import { continueUnlessStopping, stopTogether } from '../bootstrap/processes.mjs'
import { runMain, Stop, say } from '../bootstrap/terminal.mjs'
import { CHECKS } from './all.ts'
import type { Check } from './check.ts'
import { type Finished, runAll } from './schedule.ts'

await runMain(async () => {
  stopTogether()
  const { only, extra } = readArguments()
  const checks = only ? CHECKS.filter(check => only.includes(check.name)) : CHECKS
  const begun = Date.now()
  const running = new Set<Check>()
  const heartbeat = setInterval(() => {
    say(
      `  … ${Math.round((Date.now() - begun) / 1000)} s, at work: ${[...running].map(check => check.title).join('; ')}`,
    )
  }, 30_000)
  const results = await runAll(checks, extra, {
    started: check => running.add(check),
    finished: result => {
      running.delete(result.check)
      say(line(result))
    },
  })
  clearInterval(heartbeat)
  continueUnlessStopping()
  return summarise(results, Date.now() - begun)
})

/** `--only lint,unit` chooses checks; what follows `--` goes to the tool of the one chosen. */
function readArguments(): { only: string[] | undefined; extra: string[] } {
  const args = process.argv.slice(2)
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  const names = [...new Set(CHECKS.map(check => check.name))]
  try {
    const { values } = parseArgs({ args: own, options: { only: { type: 'string', multiple: true } } })
    const only = values.only?.flatMap(value => value.split(','))
    const unknown = only?.filter(name => !names.includes(name)) ?? []
    if (unknown.length > 0) throw new Error(`There is no check "${unknown.join('", "')}".`)
    const extra = end < 0 ? [] : args.slice(end + 1)
    if (extra.length > 0 && only?.length !== 1) throw new Error('Arguments for a tool need --only with one check.')
    return { only, extra }
  } catch (error) {
    const usage = 'npm test -- [--only <name>[,<name>…] [-- <arguments for its tool>]]'
    throw new Stop(`${(error as Error).message}\nUsage: ${usage}\nNames: ${names.join(', ')}`, 2)
  }
}

function line({ check, outcome, seconds }: Finished): string {
  const { passed, skipped, failures } = outcome
  const counts = [
    ...(passed + failures.length > 1 ? [`${passed} passed`] : []),
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  return `${failures.length === 0 ? '✓' : '✗'} ${check.title} (${[...counts, `${seconds} s`].join(', ')})`
}

/** Prints every failure and, as the last line, the count over all checks. Returns the exit code. */
function summarise(results: readonly Finished[], milliseconds: number): number {
  const failures = results.flatMap(result => result.outcome.failures)
  for (const { title, detail } of failures) say(`\n✗ ${title}\n${indent(shorten(detail))}`)
  if (failures.length > 0) say(`\nFailed:\n${failures.map(({ title }) => `  ✗ ${title}`).join('\n')}`)
  const passed = results.reduce((sum, result) => sum + result.outcome.passed, 0)
  say(`\nIn ${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`)
  say(`${passed} passed, ${failures.length} failed`)
  return failures.length === 0 ? 0 : 1
}

/** The beginning and the end of a long text: what went wrong stands in one of them. */
function shorten(text: string): string {
  const lines = text.trimEnd().split('\n')
  if (lines.length <= 120) return lines.join('\n')
  return [...lines.slice(0, 60), `… ${lines.length - 120} lines left out …`, ...lines.slice(-60)].join('\n')
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ')
}
