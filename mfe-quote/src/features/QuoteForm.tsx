import { useQuery } from '@tanstack/react-query'
import { errorMessage } from '@torrent/contracts/errors'
import { type Draft, useLanguage } from '@torrent/portal-kit'
import { Card, Grid, Stack, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { TotalsTable } from '@torrent/ui/document'
import { ComboboxField } from '@torrent/ui/fields'
import { LineEditor, type LineErrors } from '@torrent/ui/lines'
import { useMemo } from 'react'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import type { DraftErrors } from '../model/check-draft.ts'
import { draftTotals } from '../model/draft-totals.ts'
import { newLine, type QuoteDraft } from '../model/quote-draft.ts'
import { taxLines } from '../model/tax-lines.ts'
import { type CustomerOption, useChoices } from './choices.ts'
import { lineColumns } from './line-columns.ts'

/** The fields of a quote. It keeps nothing itself: draft in, changes out. */
export function QuoteForm({ draft, errors }: { draft: Draft<QuoteDraft>; errors: DraftErrors }) {
  const t = useText()
  const language = useLanguage()
  const rates = useQuery(bff.taxRates.queryOptions())
  const { value, setValue } = draft
  const choices = useChoices()
  const currency = value.customer?.currency ?? 'JPY'
  const { amounts, totals } = useMemo(() => draftTotals(value, rates.data ?? []), [value, rates.data])
  const columns = useMemo(
    () => lineColumns(t, language, currency, amounts, choices.items),
    [t, language, currency, amounts, choices],
  )
  const change = (patch: Partial<QuoteDraft>) => setValue(now => ({ ...now, ...patch }))
  const errorOf = (field: string) => {
    const code = errors[field]
    return code === undefined ? undefined : errorMessage(code, language)
  }
  const text = (field: 'contact' | 'subject' | 'deliveryTerms' | 'deliveryPlace' | 'paymentTerms') => ({
    label: t(`field.${field}`),
    value: value[field],
    error: errorOf(field),
    onChange: (entered: string) => change({ [field]: entered }),
  })

  return (
    <Stack>
      <Card title={t('form.header')}>
        <Grid min={240}>
          <ComboboxField<CustomerOption>
            label={t('field.customer')}
            required
            error={errorOf('customer')}
            value={value.customer && asOption(value.customer)}
            search={choices.customers}
            onChange={option => {
              const chosen = option && 'customer' in option ? option : null
              change({
                customer: chosen?.customer ?? null,
                contact: value.contact || (chosen?.contact ?? ''),
                paymentTerms: value.paymentTerms || (chosen?.paymentTerms ?? ''),
              })
            }}
          />
          <TextField {...text('contact')} />
          <TextField {...text('subject')} required />
          <DateField
            label={t('field.validUntil')}
            required
            value={value.validUntil}
            error={errorOf('validUntil')}
            onChange={validUntil => change({ validUntil })}
          />
        </Grid>
      </Card>
      <Card
        title={t('lines.title')}
        flush
        footer={
          totals && (
            <TotalsTable
              currency={currency}
              subtotal={totals.netMinor}
              taxes={taxLines(totals)}
              total={totals.grossMinor}
              taxIncluded={value.customer?.pricesIncludeTax}
            />
          )
        }
      >
        <LineEditor
          label={t('lines.title')}
          rows={value.lines}
          onChange={lines => change({ lines: [...lines] })}
          columns={columns}
          newRow={newLine}
          errors={lineErrors(errors, errorOf)}
        />
      </Card>
      <Card title={t('form.terms')}>
        <Stack>
          <Grid min={240}>
            <TextField {...text('deliveryTerms')} />
            <TextField {...text('deliveryPlace')} />
            <TextField {...text('paymentTerms')} />
          </Grid>
          <TextArea
            label={t('field.note')}
            value={value.note}
            error={errorOf('note')}
            onChange={note => change({ note })}
          />
        </Stack>
      </Card>
    </Stack>
  )
}

function asOption(customer: NonNullable<QuoteDraft['customer']>): CustomerOption {
  return { value: customer.id, label: customer.name, code: customer.code, customer, contact: '', paymentTerms: '' }
}

/** `lines.<id>.<column>` as the line editor takes it. */
function lineErrors(errors: DraftErrors, textOf: (field: string) => string | undefined): LineErrors {
  const byLine: Record<string, Record<string, string>> = {}
  for (const field of Object.keys(errors)) {
    const [group, line, column] = field.split('.')
    const message = textOf(field)
    if (group !== 'lines' || line === undefined || column === undefined || message === undefined) continue
    byLine[line] = { ...byLine[line], [column]: message }
  }
  return byLine
}
