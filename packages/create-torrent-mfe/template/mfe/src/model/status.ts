/** In the order of an entry's life; labels and colours stand in torrent.json, where others read them too. */
export const STATUSES = ['open', 'active', 'done'] as const
