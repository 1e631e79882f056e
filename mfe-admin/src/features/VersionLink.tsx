import { Code, Link } from '@torrent/ui'

/** A version of a micro-frontend, leading to what it holds. */
export function VersionLink({ name, version }: { name: string; version: string }) {
  return (
    <Link href={`/admin/releases/${name}/${version}`}>
      <Code>{version}</Code>
    </Link>
  )
}
