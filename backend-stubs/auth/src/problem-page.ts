import { html } from './markup.ts'
import { messages } from './messages.ts'
import { type PageContext, page } from './page.ts'

/** Says that a sign-in cannot go on, and leads back to where a new one begins. Shows no more than an error code. */
export function problemPage(
  view: PageContext,
  problem: { kind: 'expired' } | { kind: 'failed'; code: string },
): string {
  const text = messages[view.language]
  const expired = problem.kind === 'expired'
  return page(
    view,
    expired ? text.expiredTitle : text.failedTitle,
    html`<h1>${expired ? text.expiredTitle : text.failedTitle}</h1>
<p>${expired ? text.expired : text.failed}</p>
${problem.kind === 'failed' && html`<p class="faint">${text.reference}: <code>${problem.code}</code></p>`}
<p><a class="primary" href="/">${expired ? text.again : text.back}</a></p>`,
  )
}
