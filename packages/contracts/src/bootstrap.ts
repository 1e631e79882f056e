/** What the gateway writes into the page, so that the shell starts without asking for anything. */
export interface Bootstrap {
  /** Null when nobody is signed in. */
  user: BootstrapUser | null
  /** The Cedar actions this person may do, for hiding what would be refused; the server checks again. */
  actions: readonly string[]
  /** The micro-frontends live for this tenant and person. */
  remotes: readonly Remote[]
  /** What this person sees otherwise than everybody else; nothing for nearly all people. */
  previews?: readonly BootstrapPreview[]
  language: 'ja' | 'en'
  theme: 'light' | 'dark' | 'auto'
}

/** A release that is shown to this person alone, before it is in force. */
export interface BootstrapPreview {
  id: string
  /** The micro-frontend that is replaced. */
  name: string
  /** A published version, or empty when it comes from a development server. */
  version: string
  /** ISO 8601, UTC. */
  expiresAt: string
}

export interface BootstrapUser {
  /** Member id (UUID). */
  id: string
  name: string
  email: string
  tenant: string
  tenantName: LocalizedText
  roles: readonly string[]
}

export interface LocalizedText {
  ja: string
  en: string
}

/** The static description of a micro-frontend (`torrent.json`), read without loading its code. */
export interface RemoteDescription {
  /** e.g. `quote`; the name of its BFF too. */
  name: string
  title: LocalizedText
  /** e.g. `/quotes`; all its routes stand below. */
  basePath: string
  nav?: readonly { label: LocalizedText; icon: string; order: number; action: string }[]
  provides: readonly { intent: string; path: string; action?: string }[]
  uses: readonly string[]
  /**
   * JSON Schemas of the intents that it uses or provides and contracts does not declare: how teams that live in other
   * repositories link to each other.
   */
  declares?: Readonly<Record<string, { readonly [key: string]: unknown }>>
  slots?: readonly string[]
  /** The kinds of document it owns, so that others can name one and link to it without knowing its team. */
  documents?: readonly DocumentKindDescription[]
}

export interface DocumentKindDescription {
  /** e.g. `quote` */
  kind: string
  label: LocalizedText
  icon: string
  /** The intent that opens one; takes `id`. */
  intent: string
  /** In the order of its life. */
  statuses: readonly {
    status: string
    label: LocalizedText
    tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
  }[]
}

/** A micro-frontend with the release that is live. */
export interface Remote extends RemoteDescription {
  version: string
  /** URL of the federation manifest. */
  entry: string
  /** Why its code must not run at the moment (`signature`); absent when it may. Its screen says so. */
  unusable?: string
  /** Why this release and no other: stable, canary, preview, checkout or dev. */
  reason?: string
}
