/** `npm run verify`: the verifier on the command line. */
import { text } from 'node:stream/consumers'
import { main } from './main.ts'

// Whoever reads the report may go (`| head`): the exit code still says how it ended.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await main(process.argv.slice(2), {
  out: (written) => void process.stdout.write(written),
  err: (written) => void process.stderr.write(written),
  input: () => text(process.stdin),
  // npm runs a script from the repository's root; a file is named from where the command was typed.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  // no-color.org: any value that is not empty forbids them.
  colour: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
  width: process.stdout.isTTY === true ? process.stdout.columns : null,
})
