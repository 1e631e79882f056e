import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from './installed.mjs'
import { continueUnlessStopping, run } from './processes.mjs'
import { ROOT } from './root.mjs'
import { Stop, say, withProgress } from './terminal.mjs'

/** The Node.js that the project brings along, whatever the machine has. */
export const NODE_24 = join(ROOT, 'node_modules', '.bin', 'node')

/** Installs the packages of package-lock.json unless they are there. */
export async function installIfNeeded() {
  if (existsSync(NODE_24) && isInstalled(ROOT)) return
  await withProgress('Installing packages (about a minute)', install)
  if (existsSync(NODE_24)) return
  // A machine whose npm does not run the packages' install scripts.
  say('Installing Node.js 24 …')
  const { code, output } = await npm(['rebuild', 'node', '--ignore-scripts=false'])
  if (code !== 0 || !existsSync(NODE_24)) throw new Stop(`Node.js 24 could not be installed.\n${output}`)
}

async function install() {
  const first = await npm(['ci', '--include=dev'])
  continueUnlessStopping()
  if (first.code === 0) return
  // The lock file names packages for other systems; a registry that lacks one of them makes `ci` refuse all of them.
  const second = /in sync|EUSAGE/.test(first.output) ? await npm(['install', '--no-save', '--include=dev']) : first
  continueUnlessStopping()
  if (second.code !== 0) {
    throw new Stop(`${second.output}\nThe packages could not be installed; npm's messages are above.`)
  }
}

/** @param {readonly string[]} args */
function npm(args) {
  const options = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier']
  const { npm_execpath: self, npm_node_execpath: node } = process.env
  // With the Node.js that npm itself runs on: ours may be the one in node_modules, which is about to be replaced.
  return node && self?.endsWith('npm-cli.js')
    ? run(node, [self, ...args, ...options], { cwd: ROOT })
    : run('npm', [...args, ...options], { cwd: ROOT })
}
