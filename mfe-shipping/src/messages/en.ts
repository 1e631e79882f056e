import type { messages as ja } from './ja.ts'

export const messages: Record<keyof typeof ja, string> = {
  'list.title': 'Shipments',
  'home.card': 'Shipments',
}
