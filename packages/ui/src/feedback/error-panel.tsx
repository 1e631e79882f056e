import type { ReactNode } from 'react'
import { Button } from '../basics/button.tsx'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './feedback.module.css'

const words: Words<{ title: string; retry: string }> = {
  ja: { title: '表示できませんでした', retry: '再試行' },
  en: { title: 'This could not be shown', retry: 'Retry' },
}

export interface ErrorPanelProps {
  title?: string
  /** What happened and what the person can do, in their language. Never a stack trace. */
  children?: ReactNode
  icon?: IconName
  onRetry?: () => void
  retrying?: boolean
  /** Another way out, beside Retry. */
  action?: ReactNode
  /** An error code or trace id to tell to support. */
  code?: string
}

/** In the place of a screen or part of one that failed; the rest of the page goes on. */
export function ErrorPanel({ title, children, icon = 'alert', onRetry, retrying, action, code }: ErrorPanelProps) {
  const text = useWords(words)
  return (
    <div className={styles.empty} role="alert">
      <div className={styles.emptyIcon} data-tone="danger">
        <Icon name={icon} size={26} />
      </div>
      <p className={styles.emptyTitle}>{title ?? text.title}</p>
      {children && <div className={styles.emptyText}>{children}</div>}
      {(onRetry || action) && (
        <div className={styles.emptyActions}>
          {onRetry && (
            <Button variant="primary" icon="refresh" loading={retrying} onClick={onRetry}>
              {text.retry}
            </Button>
          )}
          {action}
        </div>
      )}
      {code && <p className={styles.errorCode}>{code}</p>}
    </div>
  )
}
