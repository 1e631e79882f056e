import { type TorrentError, useAction } from '@torrent/portal-kit'
import { bff } from '../../bff.ts'
import type { FileView, FolderView } from './file.ts'

/** What has a place among the folders of a bucket. */
export type Movable = FileView | FolderView

/** The folder in which it lies; empty at the top. */
export function placeOf(what: Movable): string {
  return 'contentType' in what ? what.folderId : what.parentId
}

export interface Move {
  /** @param to the folder's id; empty for the top */
  run(what: Movable, to: string): void
  running: boolean
  error: TorrentError | undefined
}

/** Moves files and folders within their bucket. A failure is shown by the caller with `showsFailure`, else by a notice. */
export function useMove(onDone: () => void, showsFailure = false): Move {
  const options = { kinds: ['file'], onDone, showsFailure }
  const file = useAction(bff.renameFile, options)
  const folder = useAction(bff.renameFolder, options)
  return {
    run(what, to) {
      if ('contentType' in what) file.run({ id: what.id, name: what.name, folderId: to })
      else folder.run({ id: what.id, name: what.name, parentId: to })
    },
    running: file.running || folder.running,
    error: file.error ?? folder.error,
  }
}
