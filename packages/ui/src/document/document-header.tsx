import { Fragment, type ReactNode, useRef } from 'react'
import { Badge } from '../basics/badge.tsx'
import { Button, ButtonLink, IconButton } from '../basics/button.tsx'
import type { Tone } from '../basics/tone.ts'
import type { IconName } from '../icons/icon.tsx'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { type Crumb, PageTitle } from '../layout/page.tsx'
import { Link } from '../links/link.tsx'
import { Menu } from '../overlays/menu.tsx'
import styles from './document-header.module.css'
import { StatusLabel } from './status-label.tsx'
import { useFocusKept } from './use-focus-kept.ts'

const words: Words<{ more: string; breadcrumbs: string }> = {
  ja: { more: 'その他の操作', breadcrumbs: 'パンくずリスト' },
  en: { more: 'More actions', breadcrumbs: 'Breadcrumbs' },
}

/** Something that may be done with a document in its present state. What may not be done is not in the list. */
export interface DocumentAction {
  /** The verb, and the accessible name: "Submit for approval". */
  label: string
  onSelect?: () => void
  /** Goes somewhere instead of calling `onSelect`. */
  href?: string
  icon?: IconName
  /** The next step of the ordinary path; one at most. It stands first. */
  primary?: boolean
  danger?: boolean
  busy?: boolean
  disabled?: boolean
  /** Rarely needed: behind the "…" button. */
  rare?: boolean
}

export interface DocumentHeaderProps {
  breadcrumbs?: readonly Crumb[]
  /** The document's number, the h1; something like "New quote" before it has one. */
  number: string
  /** Subject or partner, beside or under the number. */
  title?: ReactNode
  status?: { label: string; tone?: Tone }
  /** A word beside the status: the revision, "Unsaved changes". */
  note?: string
  actions?: readonly DocumentAction[]
}

/** Head of a document: number, status, and only the actions that are allowed. Stays in view while one scrolls. */
export function DocumentHeader({ breadcrumbs, number, title, status, note, actions = [] }: DocumentHeaderProps) {
  const text = useWords(words)
  const ordered = actions.toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
  const rare = ordered.filter(action => action.rare)
  const place = useRef<HTMLElement>(null)
  const keepsFocus = useFocusKept(place)
  return (
    <header ref={place} className={styles.header} {...keepsFocus}>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav className={styles.crumbs} aria-label={text.breadcrumbs}>
          {breadcrumbs.map((crumb, index) => (
            <Fragment key={crumb.href}>
              {index > 0 && <Icon name="chevron-right" size={12} />}
              <Link href={crumb.href}>{crumb.label}</Link>
            </Fragment>
          ))}
        </nav>
      )}
      <div className={styles.headRow}>
        <PageTitle>{number}</PageTitle>
        {status && <StatusLabel tone={status.tone}>{status.label}</StatusLabel>}
        {note && <Badge>{note}</Badge>}
        {ordered.length > 0 && (
          <div className={styles.actions}>
            {ordered.filter(action => !action.rare).map(actionButton)}
            {rare.length > 0 && (
              <Menu
                align="end"
                trigger={<IconButton label={text.more} icon="dots" variant="default" />}
                items={rare.map(({ label, icon, onSelect, href, danger, disabled, busy }) => ({
                  label,
                  icon,
                  onSelect,
                  href,
                  danger,
                  disabled: disabled || busy,
                }))}
              />
            )}
          </div>
        )}
      </div>
      {title && <div className={styles.subtitle}>{title}</div>}
    </header>
  )
}

function actionButton({ label, icon, onSelect, href, primary, danger, busy, disabled }: DocumentAction) {
  const variant = primary ? 'primary' : danger ? 'dangerOutline' : 'default'
  if (href !== undefined) {
    return (
      <ButtonLink key={label} variant={variant} icon={icon} href={href} onClick={onSelect}>
        {label}
      </ButtonLink>
    )
  }
  return (
    <Button key={label} variant={variant} icon={icon} loading={busy} disabled={disabled} onClick={onSelect}>
      {label}
    </Button>
  )
}
