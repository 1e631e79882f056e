import { describe, expect, test } from 'vitest'
import { differingFields, mergedDraft } from './draft-conflict.ts'

const mine = { baseVersion: 3, place: 'Gate 4', note: 'urgent', lines: [{ id: 'a', quantity: '5' }] }
const theirs = { baseVersion: 4, place: 'Gate 9', note: 'urgent', lines: [{ id: 'a', quantity: '5' }] }
const keys = ['place', 'note', 'lines'] as const
const fields = keys.map(key => ({ key }))
const names = (...versions: [typeof mine, typeof mine]) => differingFields(fields, ...versions).map(({ key }) => key)

describe('a conflict of two drafts', () => {
  test('is about the fields that differ, and no others', () => {
    expect(names(mine, theirs)).toEqual(['place'])
    expect(names(mine, { ...theirs, lines: [{ id: 'a', quantity: '6' }] })).toEqual(['place', 'lines'])
  })

  test('looks only at what counts of a field', () => {
    const caseless = { key: 'note' as const, compare: (value: typeof mine) => value.note.toLowerCase() }
    expect(differingFields([caseless], mine, { ...theirs, note: 'URGENT' })).toEqual([])
    expect(differingFields([caseless], mine, { ...theirs, note: 'later' })).toEqual([caseless])
  })

  test('is solved with the chosen fields, as a change of the saved version', () => {
    expect(mergedDraft(keys, mine, theirs, { place: 'theirs' })).toEqual({ ...mine, place: 'Gate 9', baseVersion: 4 })
    expect(mergedDraft(keys, mine, theirs, { place: 'mine' })).toEqual({ ...mine, baseVersion: 4 })
  })
})
