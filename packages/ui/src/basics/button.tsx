import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link, type LinkProps } from '../links/link.tsx'
import styles from './button.module.css'
import { Count, type CountProps, shownCount } from './count.tsx'

export type ButtonVariant = 'primary' | 'default' | 'subtle' | 'danger' | 'dangerOutline'
export type ButtonSize = 'sm' | 'md' | 'lg'

interface Look {
  /** `default` has a border; one `primary` a view at most. */
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  iconRight?: IconName
  /** Takes the whole width of its container. */
  full?: boolean
}

export interface ButtonProps extends Look, ComponentPropsWithRef<'button'> {
  /** The action is under way: the button keeps its place and focus, says so, and ignores further presses. */
  loading?: boolean
  children: ReactNode
}

/** A button with words. It is `type="button"` unless told otherwise. */
export function Button({
  variant = 'default',
  size = 'md',
  icon,
  iconRight,
  full,
  loading = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      onClick={press}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      className={classNames(styles.button, className)}
      data-variant={variant}
      data-size={size}
      data-full={full || undefined}
    >
      {loading ? <span className={styles.busy} aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
      {iconRight && <Icon name={iconRight} />}
    </button>
  )
}

export interface ButtonLinkProps extends Look, Omit<LinkProps, 'ref'> {}

/** A link that looks like a button: for actions that only go somewhere, such as "New quote". */
export function ButtonLink({
  variant = 'default',
  size = 'md',
  icon,
  iconRight,
  full,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  const data = { 'data-variant': variant, 'data-size': size, 'data-full': full || undefined }
  return (
    <Link {...rest} {...data} className={classNames(styles.button, className)}>
      {icon && <Icon name={icon} />}
      {children}
      {iconRight && <Icon name={iconRight} />}
    </Link>
  )
}

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  /** The accessible name; shown as a tooltip on hover and focus. */
  label: string
  icon: IconName
  variant?: ButtonVariant
  size?: ButtonSize
  /** How much waits behind it, shown at its corner; `label` says the same in words. Nothing is shown for 0. */
  count?: number
  countTone?: CountProps['tone']
}

/** A square button with an icon only. Without `Tooltip` around it the browser's own title shows the name. */
export function IconButton({
  label,
  icon,
  variant = 'subtle',
  size = 'md',
  count = 0,
  countTone,
  className,
  ...rest
}: IconButtonProps) {
  // What is seen is part of what is said, and in no brackets (WCAG 2.5.3).
  const shown = shownCount(count)
  const isSaid = count <= 0 || label.match(/\d+\+?/g)?.includes(shown)
  const name = isSaid ? label : `${label}, ${shown}`
  return (
    <button
      type="button"
      title={name}
      {...rest}
      aria-label={name}
      className={classNames(styles.button, className)}
      data-variant={variant}
      data-size={size}
      data-square
    >
      <Icon name={icon} size={size === 'sm' ? 16 : 18} />
      <Count value={count} tone={countTone} size="sm" className={styles.corner} />
    </button>
  )
}

export interface IconLinkProps extends Omit<LinkProps, 'ref' | 'children'> {
  /** The accessible name; the browser shows it on hover. */
  label: string
  icon: IconName
  size?: ButtonSize
}

/** A link that looks like `IconButton`: for what only goes somewhere, such as "Open in chat". */
export function IconLink({ label, icon, size = 'md', className, ...rest }: IconLinkProps) {
  const data = { 'data-variant': 'subtle', 'data-size': size, 'data-square': true }
  return (
    <Link title={label} {...rest} {...data} aria-label={label} className={classNames(styles.button, className)}>
      <Icon name={icon} size={size === 'sm' ? 16 : 18} />
    </Link>
  )
}
