import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../bootstrap/root.mjs'
import { LONGEST } from './longest-first.ts'

test.each(LONGEST)('%s is there to begin first', async file => {
  await expect(access(join(ROOT, file))).resolves.toBeUndefined()
})
