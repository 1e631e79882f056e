import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Link } from '../links/link.tsx'
import styles from './page.module.css'

const words: Words<{ breadcrumbs: string }> = {
  ja: { breadcrumbs: 'パンくずリスト' },
  en: { breadcrumbs: 'Breadcrumbs' },
}

export interface Crumb {
  label: string
  href: string
}

export interface PageProps {
  /** The h1. It takes focus when the page appears, so that a screen reader hears where the navigation led. */
  title: string
  /** Beside the title: a status, a badge. */
  titleExtra?: ReactNode
  subtitle?: ReactNode
  /** The way here, without the page itself. */
  breadcrumbs?: readonly Crumb[]
  /** Buttons at the right, the primary one first in reading order. */
  actions?: ReactNode
  /** `narrow` keeps forms readable on wide screens. */
  width?: 'full' | 'narrow'
  /** The page is exactly as high as the window and its content scrolls inside: for lists. */
  fill?: boolean
  /** Move focus to the title when the page appears; on by default. */
  focusTitle?: boolean
  children: ReactNode
}

/** One screen: breadcrumbs, title, actions, content. */
export function Page(props: PageProps) {
  const { title, titleExtra, subtitle, breadcrumbs, actions, width = 'full', fill, focusTitle = true, children } = props
  const text = useWords(words)
  return (
    <div className={styles.page} data-fill={fill || undefined}>
      <div className={styles.head}>
        {breadcrumbs && breadcrumbs.length > 0 && (
          <nav aria-label={text.breadcrumbs}>
            <ol className={styles.crumbs}>
              {breadcrumbs.map(crumb => (
                <li key={crumb.href}>
                  <Link href={crumb.href}>{crumb.label}</Link>
                  <Icon name="chevron-right" size={12} />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles.titleRow}>
          <PageTitle focus={focusTitle}>{title}</PageTitle>
          {titleExtra}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
      </div>
      <div className={styles.body} data-width={width}>
        {children}
      </div>
    </div>
  )
}

/** The h1 of a page. Takes focus when it appears, unless the person is already typing in the page. */
export function PageTitle({ focus = true, children }: { focus?: boolean; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!focus) return
    const active = document.activeElement
    const typing = active instanceof HTMLElement && active.matches('input, textarea, select, [contenteditable]')
    if (!typing) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <h1 className={styles.title} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
