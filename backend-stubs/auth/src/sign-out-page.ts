import { html, trusted } from './markup.ts'
import { messages } from './messages.ts'
import { type PageContext, page } from './page.ts'

/**
 * The page between "Sign out" and the end of the session. When the portal sent the person here the form sends itself;
 * anybody else is asked, so that no other site can sign people out.
 * @param form the form of the OpenID provider, id `op.logoutForm`, with its own protection against forgery
 */
export function signOutPage(view: PageContext, form: string, asked: boolean): string {
  const text = messages[view.language]
  return page(
    view,
    text.leavingTitle,
    html`<h1>${asked ? text.leaving : text.askLeave}</h1>
${trusted(form)}
<div class="choices"${asked && html` data-submit="op.logoutForm"`}>
<button type="submit" class="primary" form="op.logoutForm" name="logout" value="yes">${text.signOut}</button>
${!asked && html`<a class="quiet" href="/">${text.stay}</a>`}
</div>`,
  )
}
