import { useQueryClient } from '@tanstack/react-query'
import { ComboboxField, type ComboboxOption } from '@torrent/ui/fields'
import { useCallback } from 'react'
import { bff } from '../bff.ts'

/** A person of the own tenant. */
export interface Person extends ComboboxOption {
  /** Member id. */
  value: string
  /** The login. */
  email: string
}

export interface PersonFieldProps {
  label: string
  description?: string
  required?: boolean
  value: Person | null
  onChange: (person: Person | null) => void
}

/** Chooses a person of the own tenant by name, reading or address. */
export function PersonField(props: PersonFieldProps) {
  const queryClient = useQueryClient()
  const search = useCallback(
    async (text: string): Promise<Person[]> => {
      const people = await queryClient.fetchQuery(bff.channels.people.queryOptions({ text }))
      return people.map(({ id, name, email }) => ({ value: id, label: name, hint: email, email }))
    },
    [queryClient],
  )
  const { onChange, ...field } = props
  return (
    <ComboboxField<Person>
      {...field}
      search={search}
      onChange={option => onChange(option && 'email' in option ? option : null)}
    />
  )
}
