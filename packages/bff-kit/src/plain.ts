import type { Message } from '@bufbuild/protobuf'

/** A message without what its runtime adds, all the way down. */
export type Plain<T> =
  T extends Message<string>
    ? { [K in keyof T as K extends '$typeName' | '$unknown' ? never : K]: Plain<T[K]> }
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T

/** A message as the plain data that a screen gets. */
export function plain<T>(value: T): Plain<T> {
  if (Array.isArray(value)) return value.map(plain) as Plain<T>
  if (typeof value !== 'object' || value === null) return value as Plain<T>
  const entries = Object.entries(value).filter(([key]) => key !== '$typeName' && key !== '$unknown')
  return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)])) as Plain<T>
}
