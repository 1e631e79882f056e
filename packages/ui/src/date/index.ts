// @torrent/ui/date: days, typed or chosen.
export { Calendar, type CalendarProps } from './calendar.tsx'
export { DateField, type DateFieldProps } from './date-field.tsx'
