#!/usr/bin/env node
// Runs the command line on a Node.js that understands TypeScript: the one that comes along as the package `node`, when
// the machine's own is older.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const [major = 0] = process.versions.node.split('.').map(Number)
if (major >= 24) {
  const { main } = await import('@torrent/cli/main')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const require = createRequire(import.meta.url)
  let node
  try {
    node = require.resolve('node/bin/node')
  } catch {
    console.error(
      `torrent needs Node.js 24 or newer; this is ${process.versions.node}. Install one from https://nodejs.org/.`,
    )
    process.exit(2)
  }
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
