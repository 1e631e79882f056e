import { Grid, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import type { ReactNode } from 'react'
import { useText } from '../messages/use-text.ts'
import type { OrderHeader } from '../model/order-header.ts'

export interface HeaderFieldsProps {
  value: OrderHeader
  onChange: (patch: Partial<OrderHeader>) => void
  errorOf: (field: string) => string | undefined
}

/** Purchase order number, dates and place of an order. What stands before them shares their grid. */
export function HeaderFields({ value, onChange, errorOf, children }: HeaderFieldsProps & { children?: ReactNode }) {
  const t = useText()
  const text = (field: 'customerPo' | 'deliveryPlace', maxLength: number) => ({
    label: t(`field.${field}`),
    maxLength,
    value: value[field],
    error: errorOf(field),
    onChange: (entered: string) => onChange({ [field]: entered }),
  })
  const date = (field: 'requestedDate' | 'promisedDate') => ({
    label: t(`field.${field}`),
    value: value[field],
    error: errorOf(field),
    onChange: (chosen: string) => onChange({ [field]: chosen }),
  })
  return (
    // Four in a row, or six in two rows of three.
    <Grid min={children ? 300 : 240}>
      {children}
      <TextField {...text('customerPo', 100)} />
      <DateField {...date('requestedDate')} />
      <DateField {...date('promisedDate')} />
      <TextField {...text('deliveryPlace', 500)} />
    </Grid>
  )
}

/** What else there is to say about an order. */
export function NoteField({ value, onChange, errorOf }: HeaderFieldsProps) {
  const t = useText()
  return (
    <TextArea
      label={t('field.note')}
      maxLength={4000}
      value={value.note}
      error={errorOf('note')}
      onChange={note => onChange({ note })}
    />
  )
}
