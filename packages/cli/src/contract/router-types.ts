import { dirname, join } from 'node:path'
import type { JsonSchema } from '@torrent/release'
import {
  API,
  type Checker,
  type Symbol as ModuleSymbol,
  SymbolFlags,
  type Type,
  TypeFlags,
} from 'typescript/unstable/sync'
import { schemaOfType } from './schema-of-type.ts'

/**
 * JSON Schemas of what the procedures of a router answer, by their path, from the types of its sources.
 * @param entry the module (absolute path) that exports the router
 * @param router the name it exports it by
 * @param paths the procedures, e.g. `list` or `jobs.get`
 * @throws {TypeError} when an answer has a type that JSON does not carry
 */
export function outputSchemas(entry: string, router: string, paths: readonly string[]): Map<string, JsonSchema> {
  const config = join(dirname(entry), 'torrent-contract.tsconfig.json')
  const api = new API({
    cwd: dirname(entry),
    // A configuration of our own, so that the outcome does not depend on that of the checkout.
    fs: {
      readFile: path => (path === config ? JSON.stringify(configuration(entry)) : undefined),
      fileExists: path => (path === config ? true : undefined),
    },
  })
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    const source = project?.program.getSourceFile(entry)
    const module = source && project?.checker.getSymbolAtLocation(source)
    if (!project || !module) throw new TypeError(`${entry} is no module that TypeScript can read`)
    const { checker } = project
    const exported = checker.getMemberInModuleExports(module, router)
    const type = exported && checker.getTypeOfSymbol(isAlias(checker, exported) ?? exported)
    const record = type && at(checker, type, ['_def', 'record'])
    if (!record) throw new TypeError(`${entry} exports no router "${router}"`)
    return new Map(paths.map(path => [path, outputOf(checker, record, path)]))
  } finally {
    end(api)
  }
}

function outputOf(checker: Checker, record: Type, path: string): JsonSchema {
  const types = at(checker, record, [...path.split('.'), '_def', '$types'])
  const output = types && at(checker, types, ['output'])
  if (!output) throw new TypeError(`${path}: the router's type has no such procedure`)
  // A subscription answers with a stream; its contract is what it streams.
  const isStream = /^(?:AsyncIterable|AsyncIterator|AsyncGenerator|Observable)$/.test(output.getSymbol()?.name ?? '')
  const item = isStream && output.isTypeReference() ? checker.getTypeArguments(output)[0] : undefined
  // No screen reads an answer that does not exist, so a BFF may begin to give one.
  if (output.flags & (TypeFlags.Void | TypeFlags.Undefined)) return {}
  return schemaOfType(checker, item ?? output, path)
}

function at(checker: Checker, type: Type, path: readonly string[]): Type | undefined {
  return path.reduce<Type | undefined>((inside, name) => {
    const property = inside && checker.getPropertyOfType(inside, name)
    return property && checker.getTypeOfSymbol(property)
  }, type)
}

/**
 * Ends the compiler's process. Asked to end, it complains on our standard error, and it has nothing that it must put in
 * order; so it is ended at once where it can be reached.
 */
function end(api: API): void {
  const { client } = api as unknown as { client?: { channel?: { child?: { kill(signal: 'SIGKILL'): void } } } }
  const child = client?.channel?.child
  if (child) child.kill('SIGKILL')
  else api.close()
}

function isAlias(checker: Checker, symbol: ModuleSymbol): ModuleSymbol | undefined {
  return symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : undefined
}

function configuration(entry: string): object {
  return {
    compilerOptions: {
      target: 'ES2024',
      lib: ['ES2025', 'ESNext.Disposable'],
      module: 'nodenext',
      types: ['node'],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
    },
    files: [entry],
  }
}
