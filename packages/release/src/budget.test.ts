import { expect, test } from 'vitest'
import { entryFiles, overBudget, weigh } from './budget.ts'

test('what is loaded at once is followed through the scripts, and what is loaded later is not', () => {
  const files: Record<string, string> = {
    'remoteEntry.js':
      'import{r as e}from"./assets/a.js";import"./assets/b.js";const late=()=>import("./assets/later.js")',
    'assets/a.js': 'const x=1;export{x}from"./c.js"',
    'assets/b.js': "import './a.js'\nimport * as y from '../remoteEntry.js'",
    'assets/c.js': 'const text="import x from \\"./no.js\\"";',
    'assets/later.js': '',
  }
  expect(entryFiles(path => files[path]).toSorted()).toEqual([
    'assets/a.js',
    'assets/b.js',
    'assets/c.js',
    'remoteEntry.js',
  ])
})

test('only scripts weigh, compressed as they travel', () => {
  const files = [
    { path: 'remoteEntry.js', size: 9_000, gzip: 3_000 },
    { path: 'assets/a.js', size: 50, gzip: 0 },
    { path: 'assets/list.js', size: 20_000, gzip: 7_000 },
    { path: 'assets/list.css', size: 20_000, gzip: 5_000 },
    { path: 'assets/list.js.map', size: 90_000, gzip: 20_000 },
  ]
  expect(weigh(files, ['remoteEntry.js', 'assets/a.js'])).toEqual({ entry: 3_050, script: 7_000, total: 10_050 })
})

test('exactly its budget is within it', () => {
  const budget = { entry: 10, script: 10, total: 20 }
  expect(overBudget(budget, budget)).toEqual([])
  expect(overBudget({ entry: 11, script: 10, total: 21 }, budget)).toEqual(['entry', 'total'])
})
