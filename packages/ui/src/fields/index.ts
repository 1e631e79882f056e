// @torrent/ui/fields: figures and searching choices. Text, select and checkbox come with @torrent/ui itself.
export { ComboboxField, type ComboboxFieldProps } from './combobox-field.tsx'
export { type ComboboxOption, foldText, type SearchOptions } from './combobox-option.ts'
export { CopyField, type CopyFieldProps } from './copy-field.tsx'
export {
  MoneyField,
  type MoneyFieldProps,
  NumberField,
  type NumberFieldProps,
  QuantityField,
  type QuantityFieldProps,
} from './number-field.tsx'
export { RangeField, type RangeFieldProps } from './range-field.tsx'
