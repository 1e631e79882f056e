/** Joins the class names that are there; keeps CSS-module lookups and conditions readable. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
