import { describe, expect, it } from 'vitest'
import { exactOption, foldText, settleText } from './combobox-option.ts'

const bolt = { value: '1', code: 'BLT-M8', label: 'ボルト M8' }
const nut = { value: '2', code: 'NUT-M8', label: 'ナット M8' }
const options = [bolt, nut]

it('does not tell apart width, case, kana and spaces', () => {
  expect(foldText('ｂｌｔ－Ｍ８')).toBe(foldText('BLT-M8'))
  expect(foldText('ぼると Ｍ８')).toBe(foldText('ボルトM8'))
  expect(exactOption(options, 'ﾎﾞﾙﾄ m8')).toBe(bolt)
})

describe('settleText', () => {
  it('takes an exact code or name, whatever is highlighted', () => {
    expect(settleText('nut-m8', options, 'choose', { highlighted: bolt, freeText: false })).toEqual({
      kind: 'chosen',
      option: nut,
    })
    expect(settleText('nut-m8', options, 'leave', { freeText: false })).toEqual({ kind: 'chosen', option: nut })
  })

  it('takes the highlighted option on choosing, the first one when results came late', () => {
    expect(settleText('m8', options, 'choose', { highlighted: nut, freeText: false })).toMatchObject({ option: nut })
    expect(settleText('m8', options, 'choose', { freeText: false })).toMatchObject({ option: bolt })
  })

  it('never guesses on leaving', () => {
    expect(settleText('m8', options, 'leave', { highlighted: nut, freeText: false })).toEqual({
      kind: 'unmatched',
      text: 'm8',
    })
  })

  it('keeps free text where it is allowed, and clears what is empty', () => {
    expect(settleText(' 特注品 ', options, 'leave', { freeText: true })).toEqual({ kind: 'freeText', text: '特注品' })
    expect(settleText('m8', options, 'choose', { freeText: true })).toEqual({ kind: 'freeText', text: 'm8' })
    expect(settleText('  ', options, 'choose', { highlighted: bolt, freeText: false })).toEqual({ kind: 'cleared' })
  })
})
