/** `npm run bench [-- <name>]`: figures as medians and ratios, each beside its baseline in the same run. */
import { benchChat } from './src/bench-chat.ts'
import { benchChatFaults } from './src/bench-chat-faults.ts'
import { benchChatSearch } from './src/bench-chat-search.ts'
import { benchPlatform } from './src/bench-platform.ts'
import { benchPortal } from './src/bench-portal.ts'

const BENCHES = {
  platform: benchPlatform,
  portal: benchPortal,
  chat: benchChat,
  'chat-faults': benchChatFaults,
  'chat-search': benchChatSearch,
}

const [name = 'platform'] = process.argv.slice(2)
if (!Object.hasOwn(BENCHES, name)) {
  console.error(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(1)
}
await BENCHES[name as keyof typeof BENCHES]()
