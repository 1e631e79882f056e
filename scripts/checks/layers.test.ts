import { expect, test } from 'vitest'
import { type Package, wrongDependencies } from './layers.ts'

function pkg(name: string, layer: string, dependencies: string[] = [], devDependencies: string[] = []): Package {
  return { folder: name, name, layer, dependencies, devDependencies }
}

const KITS = [
  pkg('contracts', 'contracts'),
  pkg('embedded-postgres', 'tool'),
  pkg('service-kit', 'service-kit', ['contracts'], ['embedded-postgres']),
  pkg('bff-kit', 'bff-kit', ['contracts', 'service-kit']),
  pkg('quote-bff', 'bff', ['contracts', 'bff-kit']),
]

function titles(...packages: Package[]): string[] {
  return wrongDependencies([...KITS, ...packages]).map(({ title }) => title)
}

test('the usual way of the layers passes', () => {
  expect(titles(pkg('mfe-quote', 'micro-frontend', ['contracts', 'quote-bff', 'react']))).toEqual([])
})

test('a micro-frontend may not use what its BFF is made with', () => {
  expect(titles(pkg('mfe-quote', 'micro-frontend', ['service-kit']))).toEqual([
    'mfe-quote (micro-frontend) must not use service-kit (service-kit)',
  ])
})

test('what only tests need is allowed to tests only', () => {
  expect(titles(pkg('quote', 'service', ['service-kit'], ['embedded-postgres']))).toEqual([])
  expect(titles(pkg('quote', 'service', ['embedded-postgres']))).toHaveLength(1)
})

test('a package without a layer is refused, since no rule would hold for it', () => {
  expect(titles(pkg('chat', ''))).toHaveLength(1)
})
