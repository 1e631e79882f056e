import type { Draft } from '@torrent/portal-kit'
import { type FieldProblems, useProblemTexts } from '@torrent/portal-kit/document-editor'
import { CustomerField, followCustomer, SalesLinesEditor } from '@torrent/portal-kit/sales-editor'
import { Card, Grid, Stack, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import type { QuoteDraft } from '../model/quote-draft.ts'

/** The fields of a quote. It keeps nothing itself: draft in, changes out. */
export function QuoteForm({ draft, problems }: { draft: Draft<QuoteDraft>; problems: FieldProblems }) {
  const t = useText()
  const { value, setValue } = draft
  const errorOf = useProblemTexts(problems)
  const change = (patch: Partial<QuoteDraft>) => setValue(now => ({ ...now, ...patch }))
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
          <CustomerField
            bff={bff}
            value={value.customer}
            error={errorOf('customer')}
            onChange={chosen =>
              change({
                customer: chosen,
                contact: followCustomer(value.contact, value.customer?.contact, chosen?.contact),
                paymentTerms: followCustomer(value.paymentTerms, value.customer?.paymentTerms, chosen?.paymentTerms),
              })
            }
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
      <SalesLinesEditor
        bff={bff}
        lines={value.lines}
        onChange={lines => change({ lines })}
        customer={value.customer}
        problems={problems}
      />
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
