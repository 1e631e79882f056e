import { type ComponentPropsWithRef, createContext, type ReactElement, type ReactNode, useContext } from 'react'

/** What a rendered link must pass on to its `<a>`. */
export type LinkProps = ComponentPropsWithRef<'a'> & { href: string; children?: ReactNode }

/** Renders a real `<a>` with all of the given properties; the application puts its router's link here. */
export type RenderLink = (props: LinkProps) => ReactElement

const plainLink: RenderLink = ({ children, ...props }) => <a {...props}>{children}</a>

const LinkContext = createContext<RenderLink>(plainLink)

/** Makes every link of the design system go through the application's router. */
export function LinkProvider({ renderLink, children }: { renderLink?: RenderLink; children: ReactNode }) {
  return <LinkContext value={renderLink ?? plainLink}>{children}</LinkContext>
}

/** A link inside the application: a real `<a>`, so that open-in-new-tab and copying the address work. */
export function Link(props: LinkProps) {
  return useContext(LinkContext)(props)
}
