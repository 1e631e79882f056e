import { documentHref } from '@torrent/portal-kit'
import { ButtonLink } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'

/** The way from a discussion to its document; nothing where the person may not go there. */
export function DocumentLink({ kind, id }: { kind: string; id: string }) {
  const t = useText()
  const href = documentHref(kind, id)
  return href === undefined ? null : (
    <ButtonLink size="sm" icon="external" href={href}>
      {t('page.openDocument')}
    </ButtonLink>
  )
}
