import { useLanguage } from '@torrent/portal-kit'
import { Checkbox, Grid } from '@torrent/ui'
import type { MicroFrontend } from '../bff.ts'

export interface NamesFieldProps {
  label: string
  all: readonly MicroFrontend[]
  value: readonly string[]
  onChange: (names: string[]) => void
}

/** Which micro-frontends something is for; none means all of them. */
export function NamesField({ label, all, value, onChange }: NamesFieldProps) {
  const language = useLanguage()
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend style={{ padding: 0, color: 'var(--t-text-soft)', fontSize: 'var(--t-size-sm)', fontWeight: 500 }}>
        {label}
      </legend>
      <Grid min={140}>
        {all.map(({ name, title }) => (
          <Checkbox
            key={name}
            label={title?.[language] || name}
            checked={value.includes(name)}
            onChange={checked => onChange(checked ? [...value, name] : value.filter(each => each !== name))}
          />
        ))}
      </Grid>
    </fieldset>
  )
}
