import type { ReactElement, ReactNode } from 'react'
import { Badge } from '../basics/badge.tsx'
import type { Tone } from '../basics/tone.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import styles from './related-chain.module.css'

export interface RelatedDocument {
  /** Unique in the chain. */
  id: string
  number: string
  status?: { label: string; tone?: Tone }
  /** Small, under the number: date, amount, quantity. */
  hint?: string
  /** The document that is shown: no link. */
  current?: boolean
}

export interface RelatedGroup {
  /** "Quote", "Orders", "Shipments". */
  label: string
  icon: IconName
  documents: readonly RelatedDocument[]
}

export interface RelatedChainProps {
  groups: readonly RelatedGroup[]
  /**
   * Renders a card as a link; spread the properties onto the `<a>`. Null when nobody may open it here: the card is then
   * shown without a link, never with a dead one.
   */
  renderLink: (
    document: RelatedDocument,
    props: { className: string | undefined; children: ReactNode },
  ) => ReactElement | null
}

/** The documents before and after this one: quote → orders → shipments. */
export function RelatedChain({ groups, renderLink }: RelatedChainProps) {
  return (
    <ol className={styles.chain}>
      {groups
        .filter(group => group.documents.length > 0)
        .map(group => (
          <li className={styles.chainGroup} key={group.label}>
            <div className={styles.chainLabel}>{group.label}</div>
            <ul className={styles.chainItems}>
              {group.documents.map(document => (
                <li key={document.id}>
                  <ChainCard document={document} icon={group.icon} renderLink={renderLink} />
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}

function ChainCard({
  document,
  icon,
  renderLink,
}: Pick<RelatedChainProps, 'renderLink'> & { document: RelatedDocument; icon: IconName }) {
  const children = (
    <>
      <Icon name={icon} />
      <span className={styles.chainNumber}>{document.number}</span>
      {document.status ? <Badge tone={document.status.tone}>{document.status.label}</Badge> : <span />}
      {document.hint && <span className={styles.chainHint}>{document.hint}</span>}
    </>
  )
  const plain = (
    <div className={styles.chainCard} data-current={document.current || undefined} aria-current={document.current}>
      {children}
    </div>
  )
  return document.current ? plain : (renderLink(document, { className: styles.chainCard, children }) ?? plain)
}
