import { Command, CommanderError } from 'commander'
import { portalAddress } from './portal/portal-address.ts'
import { EXIT, type ExitCode, Problem } from './problem.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/**
 * The command line `torrent`. Each command's code is loaded when it runs, so that help and usage errors come at once.
 * @param args without the names of Node.js and of the script
 * @returns the exit code
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  let outcome: ExitCode = EXIT.done
  const program = commands(terminal, code => {
    outcome = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return outcome
  } catch (error) {
    return report(error, { json: args.includes('--json'), explain: args.includes('--explain') }, terminal)
  }
}

const AFTER_HELP = `
Portal  --portal, else TORRENT_PORTAL, else http://localhost:3000 (or PORT)
Token   TORRENT_TOKEN, else the one of \`torrent login\`, else, on the portal's own machine, that of its data folder
Key     TORRENT_SIGNING_KEY (PEM or its file), else one kept for you and made at first use
Ends with 0 done, 1 refused, 2 wrong usage, 3 portal not reachable.`

function commands(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command('torrent')
    .description('Publishes micro-frontends to a Torrent portal and decides which release is in force where.')
    .exitOverride()
    .configureOutput({ writeOut: text => terminal.out(text.trimEnd()), writeErr: text => terminal.err(text.trimEnd()) })
    .addHelpText('after', AFTER_HELP)

  releaseCommands(program, terminal, done)
  accessCommands(program, terminal, done)

  program
    .command('contract [folders...]')
    .description('write contract.json beside a BFF: what its procedures take and answer')
    .option('--check', 'change nothing, end with 1 when a file is out of date')
    .option('--name <name>', 'name of the BFF, when it does not follow from its package')
    .action(async (folders: string[], options) => {
      const { contract } = await import('./commands/contract.ts')
      done(await contract(folders, options, terminal))
    })
  return program
}

/** Publishing, and what is in force. */
function releaseCommands(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  atPortal(program.command('publish <folder>'))
    .description('build a micro-frontend and send it to the portal as a release that never changes')
    .option(
      '--version <version>',
      'default: that of its package.json, then the next patch; the same build keeps its own',
    )
    .option('--folder <built>', 'take what is built there (e.g. dist) instead of building')
    .option('--explain', 'say of every check what it found')
    .action(async (folder: string, options) => {
      const { publish } = await import('./commands/publish.ts')
      done(await publish(folder, withPortal(options), terminal))
    })

  changing(program.command('promote <release>'))
    .description('put a release in force, e.g. quote@1.4.0')
    .option('--percent <share>', 'only for this share of the people (1 to 100), on trial beside the stable release')
    .action(async (release: string, options) => {
      const { promote } = await import('./commands/promote.ts')
      done(await promote(release, withPortal(options), terminal))
    })

  changing(program.command('rollback <name>'))
    .description('end a canary, or go back to the release before')
    .action(async (name: string, options) => {
      const { rollback } = await import('./commands/promote.ts')
      done(await rollback(name, withPortal(options), terminal))
    })

  atPortal(program.command('status [name]'))
    .description('what is in force where, and how canaries fare')
    .action(async (name: string | undefined, options) => {
      const { status } = await import('./commands/status.ts')
      done(await status(name, withPortal(options), terminal))
    })

  atPortal(program.command('diff <release> [other]'))
    .description('what a release changes: quote@1.3.0 1.4.0, or quote@1.4.0 beside what is in force')
    .action(async (release: string, other: string | undefined, options) => {
      const { diff } = await import('./commands/diff.ts')
      done(await diff(release, other, withPortal(options), terminal))
    })

  atPortal(program.command('preview <release>'))
    .description('make a link that shows one person a release, or what a dev server serves')
    .option('--dev <origin>', 'of a dev server on the person’s own machine, e.g. http://localhost:5173')
    .option('--person <login>', 'who may open it; default: the first one who does')
    .option('--hours <hours>', 'how long it works, 1 to 72', '8')
    .action(async (release: string, options) => {
      const { preview } = await import('./commands/preview.ts')
      done(await preview(release, withPortal(options), terminal))
    })
}

/** Who may publish, and what else the portal has to know. */
function accessCommands(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  atPortal(program.command('login'))
    .description('keep a token for a portal; read from the terminal or from standard input')
    .action(async options => {
      const { login } = await import('./commands/login.ts')
      done(await login(withPortal(options), terminal))
    })

  const key = program.command('key').description('keys that releases are signed with')
  key
    .command('show')
    .description('print the public half of your key, for an operator to register')
    .action(async () => done(await (await import('./commands/key.ts')).showKey(terminal)))
  atPortal(key.command('register'))
    .description('make your key known to the portal')
    .option('--label <label>', 'whose it is; default: you and this machine')
    .option('--names <names>', 'micro-frontends it may sign, with commas between; default: all', list)
    .action(async options => done(await (await import('./commands/key.ts')).registerKey(withPortal(options), terminal)))
  atPortal(key.command('list'))
    .description('keys that the portal knows')
    .action(async options => done(await (await import('./commands/key.ts')).listKeys(withPortal(options), terminal)))
  atPortal(key.command('revoke <id>'))
    .description('trust a key no longer; what it signed stops running')
    .action(async (id: string, options) =>
      done(await (await import('./commands/key.ts')).revokeKey(id, withPortal(options), terminal)),
    )

  const token = program.command('token').description('tokens of the deploy API, for CI')
  atPortal(token.command('create'))
    .description('make a token; it is shown once')
    .requiredOption('--label <label>', 'what it is for')
    .requiredOption('--rights <rights>', 'publish, promote, preview, operate; with commas between', list)
    .option('--names <names>', 'micro-frontends it is for, with commas between; default: all', list)
    .option('--tenant <tenant>', 'default: all')
    .option('--days <days>', 'how long it works, 1 to 365', '90')
    .action(async options =>
      done(await (await import('./commands/token.ts')).createToken(withPortal(options), terminal)),
    )
  atPortal(token.command('list'))
    .description('tokens, and when each was last used')
    .action(async options =>
      done(await (await import('./commands/token.ts')).listTokens(withPortal(options), terminal)),
    )
  atPortal(token.command('revoke <id>'))
    .description('end a token')
    .action(async (id: string, options) =>
      done(await (await import('./commands/token.ts')).revokeToken(id, withPortal(options), terminal)),
    )

  const bff = program.command('bff').description('BFFs outside of the portal’s own processes')
  atPortal(bff.command('register <name>', { isDefault: true }))
    .description('let the portal pass calls of /api/<name> on to a BFF that is running')
    .requiredOption('--url <url>', 'where it answers, as the portal reaches it')
    .option('--dry-run', 'only say whether it would be taken')
    .option('--explain', 'say of every check what it found')
    .action(async (name: string, options) =>
      done(await (await import('./commands/bff.ts')).registerBff(name, withPortal(options), terminal)),
    )
  atPortal(bff.command('list'))
    .description('BFFs that screens can call')
    .action(async options => done(await (await import('./commands/bff.ts')).listBffs(withPortal(options), terminal)))
  atPortal(bff.command('remove <name>'))
    .description('take a BFF away')
    .action(async (name: string, options) =>
      done(await (await import('./commands/bff.ts')).removeBff(name, withPortal(options), terminal)),
    )
}

function atPortal(command: Command): Command {
  return command.option('--portal <url>', 'address of the portal').option('--json', 'answer with JSON')
}

function changing(command: Command): Command {
  return atPortal(command)
    .option('--tenant <tenant>', 'default: all tenants')
    .option('--channel <channel>', 'default: stable, which everybody sees')
    .option('--note <text>', 'why; stands in the log')
    .option('--dry-run', 'only say what would be done')
    .option('--explain', 'say of every check what it found')
}

function withPortal<T extends { portal?: string }>(options: T): T & { portal: string } {
  return { ...options, portal: portalAddress(options.portal) }
}

const list = (text: string) =>
  text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')

async function report(
  error: unknown,
  { json, explain }: { json: boolean; explain: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (!(error instanceof Problem)) {
    terminal.err(error instanceof TypeError ? error.message : String(error instanceof Error ? error.stack : error))
    return EXIT.refused
  }
  const { message, advice, code, findings, exitCode } = error
  if (json) terminal.out(JSON.stringify({ error: { code, message, advice, findings } }))
  else if (findings.length > 0) await (await import('./print-plan.ts')).printFindings(findings, explain, terminal)
  terminal.err(message)
  if (advice !== '') terminal.err(advice)
  return exitCode
}
