// @torrent/ui/fields: figures and searching choices. Text, select and checkbox come with @torrent/ui itself.
export { ComboboxField, type ComboboxFieldProps } from './combobox-field.tsx'
export { type ComboboxOption, foldText, type SearchOptions } from './combobox-option.ts'
export {
  MoneyField,
  type MoneyFieldProps,
  NumberField,
  type NumberFieldProps,
  QuantityField,
  type QuantityFieldProps,
} from './number-field.tsx'
