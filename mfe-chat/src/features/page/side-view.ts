/** What is shown in the third column. */
export type SideView = { kind: 'thread'; conversationId: string; rootId: string; target?: string } | { kind: PanelKind }

/** Panels that need nothing but their kind. */
export type PanelKind = 'details' | 'files' | 'pins' | 'search' | 'threads' | 'saved'
