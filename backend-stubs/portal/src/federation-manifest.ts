import { z } from 'zod'
import { parseJson, UnusableRelease } from './description.ts'

/** A file of the release as the manifest names it: relative, and nowhere but inside. */
const file = z.string().refine(path => !/^[/\\]|:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path), 'leads out of the release')
const assets = z.object({ sync: z.array(file), async: z.array(file) })

/** What the portal relies on of a federation manifest; its generator adds more. */
const schema = z.object({
  name: z.string(),
  metaData: z.object({
    publicPath: z.literal('auto', 'must be "auto", so that the release may be served from any folder'),
    remoteEntry: z.object({ name: file, path: z.literal(''), type: z.literal('module') }),
  }),
  exposes: z.array(z.object({ path: z.string(), assets: z.object({ js: assets, css: assets }) })),
})

/** What the shell loads: `src/mfe.ts` of every micro-frontend. */
const EXPOSED = './mfe'

/**
 * Checks a federation manifest and answers the files it names, which must all be in the release. Throws
 * `UnusableRelease` in words for the team that built it.
 */
export function filesOfManifest(text: string, name: string): string[] {
  const parsed = schema.safeParse(parseJson(text, 'mf-manifest.json'))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new UnusableRelease(`mf-manifest.json: ${issue?.path.map(String).join('.') || 'it'} ${issue?.message}`)
  }
  const { data } = parsed
  if (data.name !== name) throw new UnusableRelease(`mf-manifest.json: built as "${data.name}", not as "${name}"`)
  const exposed = data.exposes.find(({ path }) => path === EXPOSED)
  if (!exposed) throw new UnusableRelease(`mf-manifest.json: does not expose ${EXPOSED}`)
  const { js, css } = exposed.assets
  return [data.metaData.remoteEntry.name, ...js.sync, ...js.async, ...css.sync, ...css.async]
}
