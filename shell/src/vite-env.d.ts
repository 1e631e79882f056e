/// <reference types="vite/client" />

declare module 'virtual:torrent/shared' {
  /** What the shell shares, written by portal-kit's Vite preset. */
  export const shared: Readonly<
    Record<string, { version: string } & ({ lib: () => unknown } | { get: () => Promise<() => unknown> })>
  >
}
