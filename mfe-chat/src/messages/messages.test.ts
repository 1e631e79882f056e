import { expect, test } from 'vitest'
import { messages as en } from './en.ts'
import { messages as ja } from './ja.ts'

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

test('both languages say the same: every key, every parameter, nothing empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort())
  for (const key of Object.keys(ja) as (keyof typeof ja)[]) {
    expect(ja[key].trim(), key).not.toBe('')
    expect(en[key].trim(), key).not.toBe('')
    expect(placeholders(en[key]), key).toEqual(placeholders(ja[key]))
  }
})
