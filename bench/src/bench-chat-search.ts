import { messageSearch } from './chat/message-search.ts'
import { print } from './figures.ts'

/** Search over a million messages; making them takes some minutes. */
export async function benchChatSearch(): Promise<void> {
  print('Search', await messageSearch())
}
