import { addDays, addMonths, makeDate, type PlainDate } from './plain-date.ts'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** First year of an era, minus one: 令和 1 is 2019. */
const eras: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925 }

function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/**
 * Reads a day as people type it, in either language: 2026-11-22, 2026/11/22, 20261122, 11/22 and 1122 (month and day
 * of this year), 2026年11月22日, 令和8年11月22日, R8.11.22, 22 Nov 2026, Nov 22, t or 今日 for today, +7, +2w, +1m.
 * Full-width characters are accepted. A day before a month in figures is not: 11/22 and 22/11 would be guesses.
 * @param now today, on which relative and yearless input is based
 */
export function parseDate(text: string, now: PlainDate): PlainDate | undefined {
  const input = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  return relative(input, now) ?? numeric(input, now) ?? inEra(input) ?? named(input, now)
}

function yearOf(now: PlainDate): number {
  return Number(now.slice(0, 4))
}

function relative(input: string, now: PlainDate): PlainDate | undefined {
  if (/^(t|today|今日|本日)$/i.test(input)) return now
  const match = /^([+-])(\d{1,4})([dwm日週月]?)$/i.exec(input)
  if (!match) return undefined
  const amount = Number(match[2]) * (match[1] === '-' ? -1 : 1)
  const unit = (match[3] ?? '').toLowerCase()
  if (unit === 'm' || unit === '月') return addMonths(now, amount)
  return addDays(now, unit === 'w' || unit === '週' ? amount * 7 : amount)
}

function numeric(input: string, now: PlainDate): PlainDate | undefined {
  const full =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(input)?.toSpliced(2, 1) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(input) ??
    /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日?$/.exec(input)
  if (full) return makeDate(Number(full[1]), Number(full[2]), Number(full[3]))
  const short =
    /^(\d{1,2})[-/.](\d{1,2})$/.exec(input) ??
    /^(\d{2})(\d{2})$/.exec(input) ??
    /^(\d{1,2})月 ?(\d{1,2})日?$/.exec(input)
  return short ? makeDate(yearOf(now), Number(short[1]), Number(short[2])) : undefined
}

function inEra(input: string): PlainDate | undefined {
  const match = /^(令和|平成|昭和|[RHS])(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/i.exec(input)
  const start = match && eras[(match[1] ?? '').toUpperCase()]
  if (!match || start === undefined || start === null) return undefined
  const year = match[2] === '元' ? 1 : Number(match[2])
  return makeDate(start + year, Number(match[3]), Number(match[4]))
}

function named(input: string, now: PlainDate): PlainDate | undefined {
  const dayFirst = /^(\d{1,2})[ -]?([a-z]{3,9})\.?(?:[ ,-]+(\d{4}))?$/i.exec(input)
  if (dayFirst) return makeDate(Number(dayFirst[3] ?? yearOf(now)), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]))
  const monthFirst = /^([a-z]{3,9})\.? ?(\d{1,2})(?:[ ,]+(\d{4}))?$/i.exec(input)
  if (!monthFirst) return undefined
  return makeDate(Number(monthFirst[3] ?? yearOf(now)), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]))
}
