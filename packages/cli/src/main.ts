import { Command, CommanderError } from 'commander'
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
    return report(error, terminal)
  }
}

function commands(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command('torrent')
    .description('Publishes micro-frontends to a Torrent portal and decides which release is in force where.')
    .exitOverride()
    .configureOutput({ writeOut: text => terminal.out(text.trimEnd()), writeErr: text => terminal.err(text.trimEnd()) })

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

function report(error: unknown, terminal: Terminal): ExitCode {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof Problem) {
    terminal.err(error.message)
    if (error.advice !== '') terminal.err(error.advice)
    return error.exitCode
  }
  terminal.err(error instanceof TypeError ? error.message : String(error instanceof Error ? error.stack : error))
  return EXIT.refused
}
