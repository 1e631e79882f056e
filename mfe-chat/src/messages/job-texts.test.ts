import { commandOptions } from '@torrent/contracts/options'
import { allCommands } from '@torrent/contracts/registry'
import { expect, test } from 'vitest'
import { messages } from './ja.ts'

test('the job centre has a name for every command that a person can send', () => {
  const commands = allCommands().filter(
    command => command.typeName.startsWith('torrent.group.v1.') && !commandOptions(command)?.internal,
  )
  expect(commands.length).toBeGreaterThan(0)
  for (const { name } of commands) expect(Object.keys(messages)).toContain(`job.${name}`)
})
