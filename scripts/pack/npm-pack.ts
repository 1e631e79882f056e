import { run } from '../bootstrap/processes.mjs'
import { Stop } from '../bootstrap/terminal.mjs'

/** Makes a tarball of each folder, all in one run of npm: each run takes a second to begin. */
export async function packTarballs(folders: readonly string[], target: string): Promise<void> {
  const args = ['pack', ...folders, '--pack-destination', target, '--ignore-scripts', '--loglevel=error', '--silent']
  const { code, output } = await run('npm', args, { cwd: target })
  if (code !== 0) throw new Stop(`npm could not pack.\n${output}`)
}
