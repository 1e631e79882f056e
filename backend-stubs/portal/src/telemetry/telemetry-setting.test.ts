import { expect, test } from 'vitest'
import { telemetrySetting } from './telemetry-setting.ts'

test('limits that are given are taken, others stay as they are', () => {
  expect(telemetrySetting('{"minimumViews":10,"perPerson":{"error":5}}')).toEqual({
    limits: { minimumViews: 10 },
    weights: { error: 5 },
  })
  expect(telemetrySetting(undefined)).toEqual({})
  expect(telemetrySetting('')).toEqual({})
})

test('what is no limit, or would end every canary, is refused', () => {
  for (const wrong of [
    '10',
    '{',
    '{"minimumView":10}',
    '{"minimumViews":0}',
    '{"significance":1}',
    '{"rateRatio":0.5}',
  ])
    expect(() => telemetrySetting(wrong)).toThrow()
})
