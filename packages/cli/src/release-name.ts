import { wrongUsage } from './problem.ts'

/** Reads `quote@1.4.0`, or `quote` alone. @throws {Problem} for anything else */
export function releaseName(text: string): { name: string; version: string | undefined } {
  const [, name, version] = /^([a-z][a-z0-9-]{0,39})(?:@([0-9A-Za-z.-]{1,64}))?$/.exec(text) ?? []
  if (name === undefined) throw wrongUsage(`"${text}" names no release.`, 'Write it like quote@1.4.0')
  return { name, version }
}

/** As `releaseName`, for what needs a version. */
export function exactRelease(text: string): { name: string; version: string } {
  const { name, version } = releaseName(text)
  if (version === undefined)
    throw wrongUsage(`Which version of ${name}?`, `Write it like ${name}@1.4.0; torrent status ${name} lists them`)
  return { name, version }
}
