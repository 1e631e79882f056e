import { useLanguage } from '@torrent/portal-kit'
import { Checkbox } from '@torrent/ui'
import type { MicroFrontend } from '../bff.ts'
import { CheckGroup } from './CheckGroup.tsx'

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
    <CheckGroup label={label}>
      {all.map(({ name, title }) => (
        <Checkbox
          key={name}
          label={title?.[language] || name}
          checked={value.includes(name)}
          onChange={checked => onChange(checked ? [...value, name] : value.filter(each => each !== name))}
        />
      ))}
    </CheckGroup>
  )
}
