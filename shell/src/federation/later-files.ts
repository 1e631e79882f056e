/** Id of the template that the gateway writes into the page. */
const TEMPLATE = 'torrent-later'
/** Milliseconds after which nothing else waits for these files any more. */
const PATIENCE = 8_000

let begun: Promise<void> | undefined

/**
 * Begins to fetch what the page names and does not show first. Its links lie in a template, where the browser leaves
 * them alone, so that the line is the shell's until all of it is there.
 * @returns resolves when the files have arrived, or failed, or take too long; what is shown does not wait for this
 */
export function laterFiles(page: Document = document): Promise<void> {
  begun ??= fetchAll(page)
  return begun
}

async function fetchAll(page: Document): Promise<void> {
  const template = page.getElementById(TEMPLATE)
  if (!(template instanceof HTMLTemplateElement)) return
  const arrived = [...template.content.querySelectorAll('link')].map(settled)
  page.head.append(template.content)
  await Promise.race([Promise.all(arrived), new Promise(resolve => setTimeout(resolve, PATIENCE))])
}

function settled(link: HTMLLinkElement): Promise<void> {
  return new Promise(resolve => {
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve(), { once: true })
  })
}
