import { expect, test } from 'vitest'
import { namesFrom } from './names.js'

test('a name is written as each place needs it', () => {
  expect(namesFrom('press-tools-2', { ja: '金型' })).toEqual({
    kebab: 'press-tools-2',
    camel: 'pressTools2',
    pascal: 'PressTools2',
    letters: 'presstools',
    snake: 'press_tools_2',
    title: { en: 'Press tools 2', ja: '金型' },
  })
  expect(namesFrom('parts').camel).toBe('parts')
})

test.each(['Parts', '2parts', 'press--tools', 'press-', '-press', 'press_tools', '../parts', 'a'.repeat(21), ''])(
  '"%s" is no name, and one is told what is',
  name => {
    expect(() => namesFrom(name)).toThrow('small letters')
  },
)

test.each(['quote', 'admin', 'oidc'])('"%s" is the portal\'s own', name => {
  expect(() => namesFrom(name)).toThrow('taken by the portal')
})
