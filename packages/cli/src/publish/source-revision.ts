import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/**
 * The commit that a folder stands at, with `+changes` when something in its repository is not committed; empty outside of
 * one.
 */
export async function sourceRevision(folder: string): Promise<string> {
  const git = async (...args: string[]) => (await exec('git', args, { cwd: folder })).stdout.trim()
  try {
    const [commit, changes] = await Promise.all([git('rev-parse', '--short=12', 'HEAD'), git('status', '--porcelain')])
    return changes === '' ? commit : `${commit}+changes`
  } catch {
    // No git, no repository, or one without a commit.
    return ''
  }
}
