import { readdir, readFile } from 'node:fs/promises'
import type { Figure } from './figures.ts'

/** The proportional set size of a process tree in MB: memory that processes share is counted once. Linux only. */
async function treeSize(root: number): Promise<{ node: number; postgres: number }> {
  const parents = new Map<number, number>()
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '')
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const inTree = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || inTree(parents.get(pid)))
  const sizes = { node: 0, postgres: 0 }
  for (const pid of parents.keys()) {
    if (!inTree(pid)) continue
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    const size = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
    sizes[name.startsWith('postgres') ? 'postgres' : 'node'] += size
  }
  return sizes
}

/** What an idle portal holds in memory, Node and PostgreSQL together. */
export async function idleMemory(pid: number): Promise<Figure[]> {
  const { node, postgres } = await treeSize(pid)
  const mb = (size: number) => `${size.toFixed(0)} MB`
  return [
    { name: 'memory when idle, Node and PostgreSQL', value: mb(node + postgres), aim: '≤ 450 MB' },
    { name: 'of it Node', value: mb(node) },
    { name: 'of it PostgreSQL', value: mb(postgres) },
  ]
}
