import type { ChatRouter } from '@torrent/chat-bff'
import type { BffOutputs } from '@torrent/portal-kit'

type Outputs = BffOutputs<ChatRouter>

/** A stored file. */
export type FileView = Outputs['file']
export type FolderView = Outputs['folder']['folders'][number]
export type Bucket = Outputs['buckets'][number]
