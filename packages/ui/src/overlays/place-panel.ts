/** Distance to the anchor and to the edge of the window, in CSS pixels. */
const GAP = 4

export type PanelSide = 'bottom' | 'top' | 'right'
export type PanelAlign = 'start' | 'center' | 'end'

export interface Placement {
  /** Where it goes if there is room. */
  side?: PanelSide
  align?: PanelAlign
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

interface Size {
  width: number
  height: number
}

/** Where a panel goes: at the side of its anchor that is asked for, at the other one when there is more room there. */
export function placePanel(
  anchor: Box,
  panel: Size,
  view: Size,
  { side = 'bottom', align = 'start' }: Placement = {},
): { left: number; top: number; maxHeight: number } {
  if (side === 'right') {
    const middle = (anchor.top + anchor.bottom - panel.height) / 2
    return { left: anchor.right + GAP, top: clamp(middle, panel.height, view.height), maxHeight: view.height }
  }
  const below = view.height - anchor.bottom - 2 * GAP
  const above = anchor.top - 2 * GAP
  const wanted = side === 'bottom' ? below : above
  const other = side === 'bottom' ? above : below
  const isBelow = (side === 'bottom') === (panel.height <= wanted || wanted >= other)
  const maxHeight = Math.max(isBelow ? below : above, 0)
  const height = Math.min(panel.height, maxHeight)
  const left = {
    start: anchor.left,
    center: (anchor.left + anchor.right - panel.width) / 2,
    end: anchor.right - panel.width,
  }[align]
  return {
    left: clamp(left, panel.width, view.width),
    top: isBelow ? anchor.bottom + GAP : anchor.top - GAP - height,
    maxHeight,
  }
}

function clamp(at: number, size: number, view: number): number {
  return Math.max(GAP, Math.min(at, view - size - GAP))
}
