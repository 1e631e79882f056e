import type { Rolldown } from 'vite'

/** A chunk as Vite describes it once it is written. */
type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'imports' | 'moduleIds' | 'isEntry'> & {
  viteMetadata?: { importedCss: Set<string> }
}

/** What the federation plugin puts in the place of an import of a shared module; the name is encoded. */
const SHARED_MODULE = /__loadShare__(.+?)__loadShare__/

const encoded: Readonly<Record<string, string>> = { _mf_0_: '@', _mf_1_: '/', _mf_2_: '-', _mf_3_: '.' }

function decode(name: string): string {
  return name.replace(/_mf_[0-3]_/g, part => encoded[part] ?? part)
}

/** Says which files of a build belong together. */
export interface ChunkFiles {
  /** The scripts and style sheets that a module needs before it runs: its own and what is imported statically. */
  behind(module: string): string[]
  /** The same for a file of the build; nothing but itself when it is no script. */
  behindFile(file: string): string[]
  /** The modules that these files take from the page. */
  sharedBy(files: readonly string[]): string[]
  /** What the entries need before they run. */
  entries(): string[]
}

/** @param bundle what a Rollup hook gets */
export function chunkFiles(bundle: Rolldown.OutputBundle): ChunkFiles {
  const chunks = new Map<string, Chunk>()
  for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file as Chunk)

  function closure(start: readonly Chunk[]): string[] {
    const scripts = new Set<string>()
    const styles = new Set<string>()
    const open = [...start]
    for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
      if (scripts.has(chunk.fileName)) continue
      scripts.add(chunk.fileName)
      for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
      open.push(...chunk.imports.flatMap(file => chunks.get(file) ?? []))
    }
    return [...scripts, ...styles]
  }

  return {
    behind: module => closure([...chunks.values()].filter(({ moduleIds }) => moduleIds.includes(module))),
    behindFile(file) {
      const chunk = chunks.get(file)
      return chunk ? closure([chunk]) : [file]
    },
    sharedBy(files) {
      const modules = files.flatMap(file => chunks.get(file)?.moduleIds ?? [])
      return [...new Set(modules.flatMap(id => SHARED_MODULE.exec(id)?.[1] ?? []).map(decode))]
    },
    entries: () => closure([...chunks.values()].filter(({ isEntry }) => isEntry)),
  }
}
