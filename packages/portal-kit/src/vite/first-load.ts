import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Modules that the first screen waits for although no static import leads to them: federation asks for them by name. */
const awaited = [/\/portal-kit\/src\/index\.ts$/, /pendingShares/]

/** Tells the browser about them in the page, so that they arrive together with the rest and not one after the other. */
export function firstLoad(): Plugin {
  return {
    name: 'torrent:first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const tags: HtmlTagDescriptor[] = []
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          const isAwaited = awaited.some(name => chunk.moduleIds.some(id => name.test(id)))
          if (!isAwaited) continue
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` }
          tags.push({ tag: 'link', attrs, injectTo: 'head' })
        }
        return tags
      },
    },
  }
}
