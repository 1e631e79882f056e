import { expect, test } from 'vitest'
import { cookieNames, parseCookies } from './cookies.ts'
import { nameAndValue, packFlow, unpackFlow } from './sign-in-flow.ts'

const names = cookieNames('http://localhost:3000')
const setCookies = (n: number) => [
  `${names.state}=state${n}; Path=/`,
  `${names.pkce}=pkce${n}; Path=/`,
  `${names.nonce}=nonce${n}; Path=/`,
  `${names.callbackUrl}=http%3A%2F%2Flocalhost; Path=/`,
  `other=1; Path=/`,
]

/** What a browser holds after these Set-Cookie headers. */
function held(...headers: string[]): Map<string, string> {
  const jar = new Map<string, string>()
  for (const header of headers) {
    const [name, value] = nameAndValue(header)
    if (header.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, value)
  }
  return jar
}

test('two sign-ins at once keep their own secrets and targets', () => {
  const first = packFlow(names, setCookies(1), 'S1', '/quotes?a=ä~;b', [], 1000)
  const second = packFlow(names, setCookies(2), 'S2', '/orders', [], 2000)
  const jar = held(...first, ...second)
  expect(unpackFlow(names, jar, 'S1')).toMatchObject({ target: '/quotes?a=ä~;b' })
  expect(parseCookies(unpackFlow(names, jar, 'S1')?.header).get(names.pkce)).toBe('pkce1')
  expect(parseCookies(unpackFlow(names, jar, 'S2')?.header).get(names.nonce)).toBe('nonce2')
})

test('what Auth.js sets under fixed names does not reach the browser', () => {
  const packed = packFlow(names, setCookies(1), 'S1', '/', [], 1000).map(cookie => nameAndValue(cookie)[0])
  expect(packed.filter(name => [names.state, names.pkce, names.nonce, names.callbackUrl].includes(name))).toEqual([])
  expect(packed).toContain('other')
})

test('a state that this browser did not begin finds nothing', () => {
  const jar = held(...packFlow(names, setCookies(1), 'S1', '/', [], 1000))
  expect(unpackFlow(names, jar, 'S2')).toBeUndefined()
  expect(unpackFlow(names, jar, '')).toBeUndefined()
})

test('sign-ins that are never finished do not pile up until headers are too long', () => {
  let jar = new Map<string, string>()
  for (let n = 0; n < 20; n += 1) {
    const headers = packFlow(names, setCookies(n), `S${n}`, '/', jar.keys(), 1_700_000_000_000 + n * 1000)
    jar = held(...[...jar].map(([name, value]) => `${name}=${value}`), ...headers)
  }
  const flows = [...jar.keys()].filter(name => name.startsWith(`${names.flow}.`))
  expect(flows).toHaveLength(4)
  expect(unpackFlow(names, jar, 'S19')).toBeDefined()
  expect(unpackFlow(names, jar, 'S16')).toBeDefined()
  expect(unpackFlow(names, jar, 'S15')).toBeUndefined()
})
