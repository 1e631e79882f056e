// Comfort only: the form works without this file.
const login = document.getElementById('login')
const password = document.getElementById('password')
const reveal = document.getElementById('reveal')

if (reveal && password) {
  const show = reveal.textContent
  reveal.hidden = false
  reveal.addEventListener('click', () => {
    const visible = password.type === 'password'
    password.type = visible ? 'text' : 'password'
    reveal.setAttribute('aria-pressed', String(visible))
    reveal.textContent = visible ? reveal.dataset.hide : show
    password.focus()
  })
}

for (const button of document.querySelectorAll('[data-login]')) {
  button.addEventListener('click', () => {
    login.value = button.dataset.login
    password.focus()
  })
}

// A second click would start a second check of the same password.
const form = document.querySelector('form[method="post"]')
form?.addEventListener('submit', event => {
  if (form.dataset.sent) event.preventDefault()
  else form.dataset.sent = 'yes'
})
// Coming back with the browser's Back button shows the page as it was left.
addEventListener('pageshow', () => {
  if (form) delete form.dataset.sent
})

const selfSending = document.querySelector('[data-submit]')
if (selfSending) selfSending.querySelector('button').click()
