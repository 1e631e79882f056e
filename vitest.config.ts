import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/checks/longest-first.ts'

// The tests of the template run in a repository that is made from it: scripts/checks/another-repository.ts.
const ignored = [
  '**/node_modules/**',
  '**/dist/**',
  '**/.torrent/**',
  'e2e/**',
  'packages/create-torrent-mfe/template/**',
]

export default defineConfig({
  test: {
    // All cores: with Vitest's own choice, one less, a machine of two would run one file after the other.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, '**/*.integration.test.ts'],
          environment: 'node',
          env: { TORRENT_LOG: 'silent' },
          // A property test takes longer where other work runs beside it.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: ignored,
          environment: 'node',
          // They start PostgreSQL servers and processes of their own.
          pool: 'forks',
          env: { TORRENT_LOG: 'silent' },
          globalSetup: './packages/service-kit/testing/server.ts',
          testTimeout: 60_000,
          // What a test waits for may take its time where other work runs beside it; limits of time are for the bench.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
