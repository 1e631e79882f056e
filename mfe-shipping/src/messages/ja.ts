export const messages = {
  'list.title': '出荷',
  'home.card': '出荷',
} as const
