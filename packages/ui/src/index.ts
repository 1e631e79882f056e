// @torrent/ui: what every screen uses, kept small because the sign-in page loads it. Tables, documents, line editing,
// dates and jobs have entry points of their own.
export { Badge, type BadgeProps, Kbd } from './basics/badge.tsx'
export {
  Button,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  type ButtonSize,
  type ButtonVariant,
  IconButton,
  type IconButtonProps,
  IconLink,
  type IconLinkProps,
} from './basics/button.tsx'
export { Code } from './basics/code.tsx'
export { Count, type CountProps } from './basics/count.tsx'
export { Meter, type MeterProps } from './basics/meter.tsx'
export type { Tone } from './basics/tone.ts'
export { Alert, type AlertProps } from './feedback/alert.tsx'
export { EmptyState, type EmptyStateProps } from './feedback/empty-state.tsx'
export { ErrorPanel, type ErrorPanelProps } from './feedback/error-panel.tsx'
export { DocumentSkeleton, ListSkeleton, Skeleton } from './feedback/skeletons.tsx'
export { type ToastMessage, toast } from './feedback/toast.ts'
export { Checkbox, type CheckboxProps } from './fields/checkbox.tsx'
export type { FieldProps } from './fields/field-frame.tsx'
export { SearchField, type SearchFieldProps } from './fields/search-field.tsx'
export { SelectField, type SelectFieldProps, type SelectOption } from './fields/select-field.tsx'
export { choicesSettled } from './fields/settling.ts'
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from './fields/text-field.tsx'
export { Icon, type IconName, type IconProps, isIconName } from './icons/icon.tsx'
export { type Language, UiLanguageProvider, useUiLanguage, useWords, type Words } from './language/ui-language.tsx'
export { AppShell, type AppShellProps, MAIN_ID, type NavEntry } from './layout/app-shell.tsx'
export { BrandMark } from './layout/brand-mark.tsx'
export { Avatar, Card, type CardProps, StatCard, type StatCardProps } from './layout/card.tsx'
export { LinkTabs, type LinkTabsProps } from './layout/link-tabs.tsx'
export { type Crumb, Page, type PageProps, PageTitle } from './layout/page.tsx'
export { Grid, Row, type Space, Stack, VisuallyHidden } from './layout/stack.tsx'
export { type TabItem, Tabs, type TabsProps } from './layout/tabs.tsx'
export { Link, type LinkProps, LinkProvider, type RenderLink } from './links/link.tsx'
export { ConfirmDialog, type ConfirmDialogProps } from './overlays/confirm-dialog.tsx'
export { FormDialog, type FormDialogProps } from './overlays/form-dialog.tsx'
export { Menu, type MenuProps } from './overlays/menu.tsx'
export type { MenuEntry } from './overlays/menu-entry.ts'
export { type DialogProps, Drawer, Modal, type ModalProps } from './overlays/modal.tsx'
export { Popover, type PopoverProps } from './overlays/popover.tsx'
export { Tooltip, type TooltipProps } from './overlays/tooltip.tsx'
export { applyColorScheme, type ColorSchemeChoice, useColorScheme } from './theme/color-scheme.ts'
export { ThemeProvider, type ThemeProviderProps } from './theme/theme-provider.tsx'
