import type { ReactNode } from 'react'
import { Badge } from '../basics/badge.tsx'
import { Button } from '../basics/button.tsx'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { Skeleton } from '../feedback/skeletons.tsx'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link } from '../links/link.tsx'
import styles from './document-card.module.css'
import type { DocumentAction } from './document-header.tsx'

export interface DocumentCardProps {
  /** What kind of document it is: "Quote". */
  kind: string
  icon: IconName
  number: string
  /** Its page; without one the number is plain text. */
  href?: string
  status: { label: string; tone?: Tone }
  /** Subject and partner. */
  title: string
  /** A few figures, formatted; empty ones are left out. */
  facts: readonly { label: string; value: string }[]
  /** Only what this person may do now. */
  actions?: readonly DocumentAction[]
  /** A dialog of an action. */
  children?: ReactNode
}

/** A business document in a few lines, as it stands where people talk of it. A group named after kind and number. */
export function DocumentCard(props: DocumentCardProps) {
  const { kind, icon, number, href, status, title, facts, actions = [], children } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      role="group"
      aria-label={`${kind} ${number}`}
      className={classNames(styles.card, tones[status.tone ?? 'neutral'])}
    >
      <div className={styles.head}>
        <span className={styles.icon}>
          <Icon name={icon} />
        </span>
        <span className={styles.kind}>{kind}</span>
        {href === undefined ? (
          <span className={styles.number}>{number}</span>
        ) : (
          <Link href={href} className={styles.number}>
            {number}
          </Link>
        )}
        <Badge tone={status.tone} dot>
          {status.label}
        </Badge>
      </div>
      <p className={styles.title}>{title}</p>
      <dl className={styles.facts}>
        {facts
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {actions.length > 0 && (
        <div className={styles.actions}>
          {actions.map(({ label, icon: sign, primary, danger, busy, disabled, onSelect }) => (
            <Button
              key={label}
              size="sm"
              icon={sign}
              variant={primary ? 'primary' : danger ? 'dangerOutline' : 'default'}
              loading={busy}
              disabled={disabled}
              onClick={onSelect}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {children}
    </div>
  )
}

/** In the place of a card while its document is fetched; as high as the card, so that nothing jumps. */
export function DocumentCardSkeleton() {
  return (
    <div className={styles.card} aria-busy="true">
      <Skeleton width="45%" />
      <Skeleton width="75%" />
      <Skeleton width="60%" />
    </div>
  )
}
