export const messages = {
  'list.title': '受注',
  'home.card': '受注',
} as const
