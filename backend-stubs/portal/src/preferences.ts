import { isLanguage, isTheme } from '@torrent/contracts/preferences'
import { Refused, rows, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'

/** Empty text where a person has never chosen. */
export interface PreferencesRecord {
  language: string
  theme: string
}

/** The person's own; everything empty for somebody who has never chosen. */
export async function readPreferences(tx: Transaction, memberId: string): Promise<PreferencesRecord> {
  const [found] = await rows<PreferencesRecord>(
    tx,
    sql`select language, theme from preferences where member_id = ${memberId}`,
  )
  return found ?? { language: '', theme: '' }
}

/** Keeps what was chosen; an empty field stays as it was. Refused: `invalid`. */
export async function writePreferences(
  tx: Transaction,
  memberId: string,
  { language, theme }: PreferencesRecord,
): Promise<PreferencesRecord> {
  if (language !== '' && !isLanguage(language)) throw new Refused('invalid', 'language')
  if (theme !== '' && !isTheme(theme)) throw new Refused('invalid', 'theme')
  const [saved] = await rows<PreferencesRecord>(
    tx,
    sql`insert into preferences as p (member_id, language, theme) values (${memberId}, ${language}, ${theme})
      on conflict (tenant_id, member_id) do update set
        language = coalesce(nullif(excluded.language, ''), p.language),
        theme = coalesce(nullif(excluded.theme, ''), p.theme)
      returning language, theme`,
  )
  return saved ?? { language, theme }
}
