import { DEMO_PASSWORD, DEMO_TENANTS, demoAccounts } from '@torrent/contracts/demo'
import { html, type Markup } from './markup.ts'
import { type Messages, messages, waitingTime } from './messages.ts'
import { type PageContext, page } from './page.ts'

/** Why the form is shown again. Never tells which of the two was wrong. */
export type SignInProblem = { kind: 'wrong' } | { kind: 'missing' } | { kind: 'limited'; seconds: number }

export interface SignInPage extends PageContext {
  /** Where the form is sent. */
  action: string
  /** What was typed before. */
  login: string
  problem?: SignInProblem
  /** Show the accounts of the demo, which fill in the Login ID. */
  demo: boolean
}

/** The form that asks for login ID and password. */
export function signInPage(view: SignInPage): string {
  const { action, login, problem, demo } = view
  const text = messages[view.language]
  const invalid = problem === undefined ? undefined : html` aria-invalid="true" aria-describedby="problem"`
  // Whoever typed a login already goes on with the password.
  const focus = html` autofocus`
  return page(
    view,
    text.title,
    html`<h1>${text.heading}</h1>
${problem !== undefined && html`<p class="problem" id="problem" role="alert">${problemText(problem, text)}</p>`}
<form method="post" action="${action}" novalidate>
<div class="field">
<label for="login">${text.login}</label>
<input id="login" name="login" type="text" value="${login}" autocomplete="username" autocapitalize="none"
 spellcheck="false" inputmode="email" maxlength="200" required${login === '' && focus}${invalid}>
</div>
<div class="field">
<label for="password">${text.password}</label>
<div class="password">
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256"
 required${login !== '' && focus}${invalid}>
<button type="button" id="reveal" aria-controls="password" aria-pressed="false" data-hide="${text.hide}"
 hidden>${text.show}</button>
</div>
</div>
<button type="submit" class="primary">${text.signIn}</button>
</form>
${demo && accountButtons(text, view.language)}`,
  )
}

function problemText(problem: SignInProblem, text: Messages): string {
  if (problem.kind === 'wrong') return text.wrong
  if (problem.kind === 'missing') return text.missing
  return text.limited.replace('{time}', waitingTime(problem.seconds, text))
}

function accountButtons(text: Messages, language: 'ja' | 'en'): Markup {
  const tenants = DEMO_TENANTS.map(tenant => {
    const people = demoAccounts(tenant.id).map(
      ({ login, name, role }) =>
        html`<li><button type="button" data-login="${login}" title="${login}"><span>${text.roles[role]}</span> <span lang="ja">${name}</span></button></li>`,
    )
    return html`<div><h3>${tenant.name[language]}</h3><ul>${people}</ul></div>`
  })
  return html`<section class="demo" aria-labelledby="demo">
<h2 id="demo">${text.demo}</h2>
<div class="tenants">${tenants}</div>
<p>${text.demoPassword} <code>${DEMO_PASSWORD}</code></p>
</section>`
}
