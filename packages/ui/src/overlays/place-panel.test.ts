import { describe, expect, it } from 'vitest'
import { placePanel } from './place-panel.ts'

const view = { width: 1000, height: 700 }
const anchor = { left: 100, right: 300, top: 100, bottom: 132 }
const panel = { width: 200, height: 300 }

describe('placePanel', () => {
  it('stands under its anchor, at either end of it', () => {
    expect(placePanel(anchor, panel, view)).toMatchObject({ left: 100, top: 136 })
    expect(placePanel(anchor, { ...panel, width: 120 }, view, { align: 'end' }).left).toBe(180)
    expect(placePanel(anchor, { ...panel, width: 120 }, view, { align: 'center' }).left).toBe(140)
  })

  it('goes above when there is more room', () => {
    expect(placePanel({ ...anchor, top: 600, bottom: 632 }, panel, view).top).toBe(296)
  })

  it('goes below when it should be above but there is no room', () => {
    expect(placePanel({ ...anchor, top: 20, bottom: 52 }, panel, view, { side: 'top' }).top).toBe(56)
    expect(placePanel({ ...anchor, top: 400, bottom: 432 }, panel, view, { side: 'top' }).top).toBe(96)
  })

  it('stays below, shortened, when there is even less room above', () => {
    const low = { width: 1000, height: 300 }
    expect(placePanel(anchor, { width: 200, height: 900 }, low)).toEqual({ left: 100, top: 136, maxHeight: 160 })
  })

  it('never leaves the window', () => {
    expect(placePanel({ ...anchor, left: 950, right: 990 }, panel, view).left).toBe(796)
    expect(placePanel({ ...anchor, left: 0, right: 20 }, panel, view, { align: 'end' }).left).toBe(4)
    expect(placePanel(anchor, { width: 50, height: 20 }, view, { side: 'right' })).toMatchObject({
      left: 304,
      top: 106,
    })
  })
})
