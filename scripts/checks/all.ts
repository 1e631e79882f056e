import type { Check } from './check.ts'
import { contracts } from './contracts.ts'
import { layers } from './layers.ts'
import { endToEnd } from './playwright.ts'
import { toolCheck } from './tool.ts'
import { vitestCheck } from './vitest.ts'

/** Every check of `npm test`, in the order in which they start. */
export const CHECKS: readonly Check[] = [
  toolCheck({
    name: 'build',
    title: 'The shell and the micro-frontends build',
    cores: 2,
    command: ['turbo', 'run', 'build', '--output-logs=errors-only'],
  }),
  toolCheck({
    name: 'lint',
    title: 'Format and lint (biome)',
    cores: 1,
    command: ['biome', 'ci', '--error-on-warnings'],
  }),
  toolCheck({ name: 'types', title: 'Types (tsc)', cores: 1, command: ['tsc', '--build'] }),
  toolCheck({
    name: 'boundaries',
    title: 'Architecture: imports stay within their package and are declared (turbo boundaries)',
    cores: 1,
    command: ['turbo', 'boundaries'],
  }),
  layers,
  toolCheck({ name: 'dead-code', title: 'No dead code (knip)', cores: 1, command: ['knip'] }),
  ...contracts,
  vitestCheck('unit', 'Unit and property tests'),
  vitestCheck('integration', 'Integration tests'),
  endToEnd,
]
