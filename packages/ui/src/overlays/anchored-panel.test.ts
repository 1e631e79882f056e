import { expect, it } from 'vitest'
import { placePanel } from './anchored-panel.tsx'

const view = { width: 1000, height: 700 }
const anchor = { left: 100, top: 100, bottom: 132, width: 200 }

it('stands under its anchor', () => {
  expect(placePanel(anchor, { width: 200, height: 300 }, view)).toMatchObject({ left: 100, top: 136 })
})

it('goes above when there is more room', () => {
  const low = { ...anchor, top: 600, bottom: 632 }
  expect(placePanel(low, { width: 200, height: 300 }, view)).toMatchObject({ top: 296 })
})

it('stays below, shortened, when there is even less room above', () => {
  const small = { width: 1000, height: 300 }
  expect(placePanel(anchor, { width: 200, height: 900 }, small)).toEqual({ left: 100, top: 136, maxHeight: 160 })
})

it('never leaves the window at the right', () => {
  expect(placePanel({ ...anchor, left: 950 }, { width: 300, height: 100 }, view).left).toBe(696)
})
