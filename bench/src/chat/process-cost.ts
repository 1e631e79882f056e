import { readFile } from 'node:fs/promises'

/** Linux counts CPU time in hundredths of a second. */
const TICKS_A_SECOND = 100

/** CPU time that a process has used so far, in seconds. Linux only. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
