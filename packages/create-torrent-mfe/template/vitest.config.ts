import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['{mfe,bff,service}/**/*.test.ts'], env: { TORRENT_LOG: 'silent' }, testTimeout: 20_000 },
})
