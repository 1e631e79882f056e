import { type IconName, isIconName, type Tone } from '@torrent/ui'
import { getHost } from '../host/host.ts'
import { useLanguage } from '../host/use-host.ts'

/** How a kind of document is called and shown; from the description of the micro-frontend that owns it. */
export interface DocumentKindView {
  label: string
  icon: IconName
  /** Opens one by its id; undefined for a kind that nobody owns. */
  intent: string | undefined
  /** In the order of its life. */
  statuses: readonly { status: string; label: string; tone: Tone }[]
  /** A status that the description lacks is shown by its bare name. */
  status(status: string): { label: string; tone: Tone }
}

/** Finds how to show documents of a kind, whoever owns it, in the person's language. */
export function useDocumentKinds(): (kind: string) => DocumentKindView {
  const language = useLanguage()
  const { remotes } = getHost()
  return kind => {
    const owned = remotes.flatMap(remote => remote.documents ?? []).find(document => document.kind === kind)
    const statuses = (owned?.statuses ?? []).map(({ status, label, tone }) => ({
      status,
      label: label[language],
      tone,
    }))
    return {
      label: owned?.label[language] ?? kind,
      icon: owned && isIconName(owned.icon) ? owned.icon : 'file',
      intent: owned?.intent,
      statuses,
      status: wanted => statuses.find(({ status }) => status === wanted) ?? { label: wanted, tone: 'neutral' },
    }
  }
}
