import { useWords } from '@torrent/ui'
import { salesWords } from './sales-words.ts'

/**
 * Names a field of a line in a history (`lines[2].quantity`); undefined for one that says nothing to a reader.
 * @param more names of the fields that only this kind of document has
 */
export function useLineFieldLabel(more: Readonly<Record<string, string>> = {}): (field: string) => string | undefined {
  const words = useWords(salesWords)
  const names: Readonly<Record<string, string>> = {
    quantity: words.quantity,
    unitPrice: words.unitPrice,
    discountPercent: words.discount,
    description: words.item,
    specification: words.specification,
    ...more,
  }
  return field => {
    const [, position, name] = /^lines\[(\d+)\](?:\.(\w+))?$/.exec(field) ?? []
    if (position === undefined) return undefined
    if (name === undefined) return words.line(position)
    const label = names[name]
    return label && `${words.line(position)} ${label}`
  }
}
