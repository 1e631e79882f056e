import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { run } from '../bootstrap/processes.mjs'
import { ROOT } from '../bootstrap/root.mjs'
import { Stop } from '../bootstrap/terminal.mjs'
import { isCompiled, packedFiles } from './packed-files.ts'
import type { WorkspacePackage } from './workspace-package.ts'

const TSC = join(ROOT, 'node_modules', '.bin', 'tsc')

/** With which settings of the checkout a package is compiled. */
function settingsOf(folder: string): string {
  if (['packages/ui', 'packages/portal-kit'].includes(folder)) return 'tsconfig.web.json'
  return folder === 'packages/e2e-kit' ? 'tsconfig.e2e.json' : 'tsconfig.node.json'
}

/** Where the compiled files of a package lie. */
export function compiledFolder(work: string, folder: string): string {
  return join(work, 'compiled', folder)
}

/**
 * Compiles the packages' TypeScript to JavaScript with declarations: Node.js runs TypeScript as it is, but not below
 * node_modules. Throws `Stop` with the compiler's words.
 */
export async function compile(packages: readonly WorkspacePackage[], work: string): Promise<void> {
  const files = new Map<string, string[]>()
  for (const { folder, kind } of packages) {
    if (kind === 'front-end') continue
    const sources = (await packedFiles(folder)).filter(path => isCompiled(path) || isAmbient(path))
    const settings = settingsOf(folder)
    files.set(settings, [...(files.get(settings) ?? []), ...sources.map(path => join(ROOT, folder, path))])
  }
  for (const [settings, sources] of files) {
    const project = join(work, settings)
    await writeFile(project, JSON.stringify(projectOf(settings, sources, work)))
    const { code, output } = await run(TSC, ['--project', project], { cwd: ROOT })
    if (code !== 0) throw new Stop(`What does not compile is not packed.\n${stripVTControlCharacters(output)}`)
  }
}

/** Declares what no import names, such as modules of styles. */
function isAmbient(path: string): boolean {
  return path.endsWith('.d.ts') && !path.includes('/gen/')
}

function projectOf(settings: string, files: readonly string[], work: string): object {
  return {
    extends: join(ROOT, settings),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      // `npm test` checks the types; here only what cannot be declared is an error.
      noCheck: true,
      rewriteRelativeImportExtensions: true,
      rootDir: ROOT,
      outDir: join(work, 'compiled'),
    },
    files,
    include: [],
  }
}
