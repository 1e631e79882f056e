import type { UserConfig } from 'vite'

/**
 * Build settings common to the shell and every micro-frontend: file names carry a hash of their content, source maps lie
 * beside them, and no polyfill script is added, because every supported browser knows `modulepreload` and a content
 * security policy without inline scripts would refuse it.
 */
export const browserBuild: NonNullable<UserConfig['build']> = {
  target: 'es2023',
  outDir: 'dist',
  emptyOutDir: true,
  sourcemap: true,
  modulePreload: { polyfill: false },
  // Names stay stable per content, so the browser's cache survives a release that did not touch them.
  assetsInlineLimit: 0,
  reportCompressedSize: false,
  rolldownOptions: {
    onwarn(warning, warn) {
      // "use client" means nothing here; libraries carry it for other frameworks.
      if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
    },
  },
}

/** JSX is compiled for the production runtime everywhere: the page always runs the shell's React. */
export const productionJsx: NonNullable<UserConfig['oxc']> = {
  jsx: { runtime: 'automatic', development: false, refresh: false },
}
