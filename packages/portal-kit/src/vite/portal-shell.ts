import type { UserConfig } from 'vite'
import { browserBuild, productionJsx } from './browser-build.ts'
import { firstLoad } from './first-load.ts'
import { precompress } from './precompress.ts'
import { sharedByShell } from './shared-by-shell.ts'
import { shellFacts } from './shell-facts.ts'

/** Amounts, days and times in one file: each is smaller than the headers of a request, and most screens need several. */
const formats = { debugName: 'formats', name: 'format', test: /\/ui\/(?:src|dist)\/format\// }

/**
 * Vite configuration of the portal's shell. It knows no remotes: which micro-frontends there are is decided by the server
 * for each page load, so that publishing one never rebuilds the shell.
 */
export function portalShell(): UserConfig {
  const { plugin, group } = firstLoad()
  return {
    base: '/',
    oxc: productionJsx,
    build: {
      ...browserBuild,
      rolldownOptions: { ...browserBuild.rolldownOptions, output: { codeSplitting: { groups: [group, formats] } } },
    },
    resolve: {
      // One federation runtime: remotes use the shell's copy (see src/federation/runtime.ts there).
      dedupe: ['runtime', 'runtime-core', 'sdk', 'error-codes'].map(name => `@module-federation/${name}`),
    },
    define: {
      // next-auth/react reads these when it loads; in a browser there is no `process`.
      'process.env.NEXTAUTH_URL': 'undefined',
      'process.env.NEXTAUTH_URL_INTERNAL': 'undefined',
      'process.env.VERCEL_URL': 'undefined',
      // Manifests are for publishing; the page loads entries directly and needs no code to read them.
      FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: 'true',
      ENV_TARGET: '"web"',
    },
    plugins: [sharedByShell(), plugin, shellFacts(), precompress()],
  }
}
