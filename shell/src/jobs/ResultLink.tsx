import { documentHref } from '@torrent/portal-kit/host'
import { Link } from '@torrent/ui'

export interface ResultLinkProps {
  result: { kind: string; id: string; number: string }
  onFollow?: () => void
}

/** Leads to the document that a job made or changed; plain text where this person may not open it. */
export function ResultLink({ result, onFollow }: ResultLinkProps) {
  const href = documentHref(result.kind, result.id)
  if (href === undefined) return <span>{result.number}</span>
  return (
    <Link href={href} onClick={onFollow}>
      {result.number}
    </Link>
  )
}
