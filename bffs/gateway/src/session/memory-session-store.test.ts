import { describe } from 'vitest'
import { createMemorySessionStore } from './memory-session-store.ts'
import { sessionStoreSuite } from './session-store.suite.ts'

describe('sessions in memory', () => {
  const store = createMemorySessionStore()
  sessionStoreSuite(() => store)
})
