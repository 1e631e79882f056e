import type { MicroFrontend } from '../bff.ts'

/** The micro-frontends whose name, title or version in force holds a text, in any case and width. */
export function found(all: readonly MicroFrontend[], text: string): readonly MicroFrontend[] {
  const wanted = fold(text)
  if (wanted === '') return all
  return all.filter(({ name, title, placements }) =>
    [
      name,
      title?.ja ?? '',
      title?.en ?? '',
      ...placements.flatMap(({ version, canaryVersion }) => [version, canaryVersion]),
    ].some(words => fold(words).includes(wanted)),
  )
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
