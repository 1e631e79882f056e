import { federation } from '@module-federation/vite'
import type { UserConfig } from 'vite'
import { browserBuild, productionJsx } from './browser-build.ts'
import { firstLoad } from './first-load.ts'
import { sharedByShell } from './shared-modules.ts'

/**
 * Vite configuration of the portal's shell. It lists no remotes: which micro-frontends there are is decided by the server
 * for each page load, so that publishing one never rebuilds the shell.
 */
export function portalShell(): UserConfig {
  return {
    base: '/',
    oxc: productionJsx,
    build: browserBuild,
    // next-auth/react reads these when it loads; in a browser there is no `process`.
    define: {
      'process.env.NEXTAUTH_URL': 'undefined',
      'process.env.NEXTAUTH_URL_INTERNAL': 'undefined',
      'process.env.VERCEL_URL': 'undefined',
    },
    plugins: [
      federation({
        name: 'shell',
        filename: 'remoteEntry.js',
        remotes: {},
        shared: sharedByShell(),
        // The default fetches every registered remote at start, and one that is down would hurt all.
        shareStrategy: 'loaded-first',
        manifest: true,
        dts: false,
        // Manifests are for publishing; the page loads entries directly and needs no code to read them.
        disableSnapshot: true,
        experiments: { provideExternalRuntime: true },
      }),
      firstLoad(),
    ],
  }
}
