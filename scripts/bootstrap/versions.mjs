import { Stop } from './terminal.mjs'

const NODE = [20, 19]
const NPM = [10, 0]

/** Refuses a Node.js or npm that is too old, saying what to do. */
export function checkVersions() {
  const node = process.versions.node
  if (isOlder(node, NODE)) {
    throw new Stop(
      `Torrent needs Node.js ${NODE.join('.')} or newer; this is ${node}.\n` +
        'Install a current one from https://nodejs.org/ (or with nvm: nvm install), then run the command again.',
    )
  }
  // npm tells its version to the scripts it runs: "npm/11.19.1 node/v20.20.2 linux x64 …".
  const npm = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1]
  if (npm !== undefined && isOlder(npm, NPM)) {
    throw new Stop(`Torrent needs npm ${NPM[0]} or newer; this is ${npm}. Update it with: npm install --global npm`)
  }
}

/**
 * @param {string} version
 * @param {readonly number[]} least major and minor
 */
function isOlder(version, [leastMajor = 0, leastMinor = 0]) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < leastMajor || (major === leastMajor && minor < leastMinor)
}
