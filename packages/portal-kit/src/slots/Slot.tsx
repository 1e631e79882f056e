import { Component, type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from 'react'
import type { SlotProps } from '../definition/micro-frontend.ts'
import { getHost } from '../host/host.ts'
import { loadTexts } from '../text/texts.ts'
import { filledBy } from './filled-by.ts'

export interface SlotPlaceProps extends Partial<SlotProps> {
  /** e.g. `home.card` */
  name: string
  /** Only the piece of the micro-frontend that owns this kind of document. */
  documentKind?: string
  /** Shown in the place of each piece until it has loaded. */
  waiting?: ReactNode
}

const nothing: SlotProps['context'] = {}

/**
 * A place where every micro-frontend that lists the slot in its torrent.json, and is open to this person, shows a piece
 * of its own, in the navigation's order. Each loads by itself, and one that fails leaves its place empty without harm to
 * the others.
 */
export function Slot({ name, documentKind, context = nothing, waiting = null }: SlotPlaceProps) {
  const { remotes, actions } = getHost()
  return filledBy(remotes, actions, name, documentKind).map(remote => (
    <LeaveEmpty key={remote.name} piece={pieceKey(remote.name, name)}>
      <Suspense fallback={waiting}>
        <Piece owner={remote.name} slot={name} context={context} />
      </Suspense>
    </LeaveEmpty>
  ))
}

function Piece({ owner, slot, context }: { owner: string; slot: string } & SlotProps) {
  const Content = pieceOf(owner, slot)
  return <Content context={context} />
}

const pieceKey = (owner: string, slot: string) => `${owner}/${slot}`

const pieces = new Map<string, LazyExoticComponent<ComponentType<SlotProps>>>()

/** Kept outside of components: React forgets what a component made while it was waiting for it. */
function pieceOf(owner: string, slot: string): LazyExoticComponent<ComponentType<SlotProps>> {
  const key = pieceKey(owner, slot)
  const piece = pieces.get(key) ?? lazy(() => loadPiece(owner, slot))
  pieces.set(key, piece)
  return piece
}

async function loadPiece(owner: string, slot: string) {
  const { slots, messages } = await getHost().loadMicroFrontend(owner)
  const load = slots?.[slot]
  if (!load) throw new Error(`${owner} lists the slot "${slot}" in torrent.json and does not provide it`)
  const [piece] = await Promise.all([load(), loadTexts(owner, messages)])
  return piece
}

class LeaveEmpty extends Component<{ piece: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    pieces.delete(this.props.piece)
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
