import { describe, expect, test } from 'vitest'
import { differingFields, mergedDraft } from './draft-conflict.ts'

const mine = { baseVersion: 3, place: 'Gate 4', note: 'urgent', lines: [{ id: 'a', quantity: '5' }] }
const theirs = { baseVersion: 4, place: 'Gate 9', note: 'urgent', lines: [{ id: 'a', quantity: '5' }] }
const fields = ['place', 'note', 'lines'] as const

describe('a conflict of two drafts', () => {
  test('is about the fields that differ, and no others', () => {
    expect(differingFields(fields, mine, theirs)).toEqual(['place'])
    expect(differingFields(fields, mine, { ...theirs, lines: [{ id: 'a', quantity: '6' }] })).toEqual([
      'place',
      'lines',
    ])
  })

  test('is solved with the chosen fields, as a change of the saved version', () => {
    expect(mergedDraft(fields, mine, theirs, { place: 'theirs' })).toEqual({ ...mine, place: 'Gate 9', baseVersion: 4 })
    expect(mergedDraft(fields, mine, theirs, { place: 'mine' })).toEqual({ ...mine, baseVersion: 4 })
  })
})
