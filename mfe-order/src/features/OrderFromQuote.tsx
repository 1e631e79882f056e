import { IntentLink, useCommand, useDraft, useHost, useIntent, useLanguage } from '@torrent/portal-kit'
import {
  EditorPage,
  OpenLines,
  openLines,
  RestoredNotice,
  useChecks,
  useProblemTexts,
} from '@torrent/portal-kit/document-editor'
import { SalesTotals } from '@torrent/portal-kit/sales'
import { useTaxRates } from '@torrent/portal-kit/sales-editor'
import { Card, Stack } from '@torrent/ui'
import { DescriptionList } from '@torrent/ui/document'
import { formatDate, formatMoney, formatPrice } from '@torrent/ui/format'
import { useMemo, useState } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import {
  type Conversion,
  checkConversion,
  conversionTotals,
  newConversion,
  obstacleOf,
  toConversionInput,
} from '../model/conversion.ts'
import { headerFieldOf } from '../model/order-header.ts'
import { HeaderFields, NoteField } from './HeaderFields.tsx'
import { NotConvertible } from './NotConvertible.tsx'

/** Makes an order of all or some of what is open in a quote. What is typed survives a reload until it is saved. */
export function OrderFromQuote({ quote: latest }: { quote: QuoteDocument }) {
  const t = useText()
  const language = useLanguage()
  const { navigate } = useHost()
  const [id] = useState(() => crypto.randomUUID())
  // From saving on, what is being ordered is no longer open in the quote; the page stays as it was until the end is known.
  const [sent, setSent] = useState<QuoteDocument>()
  const quote = sent ?? latest
  const { state, number } = quote
  const initial = useMemo(() => newConversion(state), [state])
  const draft = useDraft(`order/new/${quote.id}`, initial)
  const back = useIntent('quote.open').href({ id: quote.id }) ?? '/orders'
  const create = useCommand(bff.createFromQuote, {
    successMessage: result => t('form.saved', { number: result.number }),
    kinds: ['quote'],
    onSucceeded: result => {
      draft.saved()
      void navigate(`/orders/${result.id}`, { replace: true })
    },
    onFailed: () => setSent(undefined),
  })
  const { value, setValue } = draft
  const lines = useMemo(() => openLines(state.lines), [state])
  const { problems, message, whenSound } = useChecks({
    found: checkConversion(value, lines),
    saving: create,
    fieldOf: headerFieldOf,
  })
  const errorOf = useProblemTexts(problems)
  const rates = useTaxRates(bff)
  const { amounts, totals } = useMemo(() => conversionTotals(value, state, rates), [value, state, rates])
  const { currency } = state
  const more = useMemo(() => {
    const priceOf = new Map(lines.map(line => [line.id, line.unitPrice]))
    return [
      {
        key: 'unitPrice',
        label: t('line.unitPrice'),
        width: '8rem',
        cell: (line: string) => formatPrice(priceOf.get(line) ?? '0', currency, language),
      },
      {
        key: 'amount',
        label: t('line.amount'),
        width: '8.5rem',
        cell: (line: string) => {
          const amount = amounts.get(line)
          return amount === undefined ? '' : formatMoney(amount, currency, language)
        },
      },
    ]
  }, [t, lines, amounts, currency, language])
  const obstacle = obstacleOf(quote)
  if (obstacle) return <NotConvertible quote={quote} obstacle={obstacle} />

  const change = (patch: Partial<Conversion>) => setValue(now => ({ ...now, ...patch }))
  const header = { value, onChange: change, errorOf }
  const save = () => {
    setSent(quote)
    void create.run({ id, quoteId: quote.id, ...toConversionInput(value, lines) })
  }
  return (
    <EditorPage
      title={t('form.newTitle')}
      breadcrumbs={[{ label: t('list.title'), href: '/orders' }]}
      isDirty={draft.isDirty}
      saving={create.running}
      waiting={create.waiting}
      hasProblems={Object.keys(problems).length > 0 || message !== undefined}
      problem={problems.lines?.code === 'no_lines' ? t('form.noLines') : message}
      onSave={() => whenSound(save)}
      cancelHref={back}
    >
      <RestoredNotice draft={draft} />
      <Card title={t('form.header')}>
        <Stack>
          <DescriptionList
            items={[
              { label: t('field.customer'), value: `${state.customer?.code ?? ''} ${state.customer?.name ?? ''}` },
              { label: t('field.subject'), value: state.subject },
              {
                label: t('field.quote'),
                value: (
                  <IntentLink intent="quote.open" params={{ id: quote.id }}>
                    {number}
                  </IntentLink>
                ),
              },
              { label: t('field.validUntil'), value: formatDate(state.validUntil, language) },
              { label: t('field.paymentTerms'), value: state.paymentTerms },
            ]}
          />
          <HeaderFields {...header} />
        </Stack>
      </Card>
      <OpenLines
        title={t('form.quoteLines')}
        lines={lines}
        quantities={value.quantities}
        onChange={quantities => change({ quantities })}
        more={more}
        footer={totals && <SalesTotals currency={currency} pricesIncludeTax={state.pricesIncludeTax} totals={totals} />}
      />
      <Card>
        <NoteField {...header} />
      </Card>
    </EditorPage>
  )
}
