/**
 * Loads the page anew without asking. Screens ask before unsaved work is left; forms keep theirs in the browser and show
 * it again, so that here nothing is lost and the question would only frighten.
 */
export function reloadPage(): void {
  window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), { capture: true })
  window.location.reload()
}
