/** `npm run verify`: the verifier on the command line. */
import { fstatSync, writeFileSync } from 'node:fs'
import { main } from './main.ts'

const STDOUT = 1
/** Letters in a line where nobody says how many there is room for. */
const USUAL_WIDTH = 80

// An error that write() tells of too; without a listener it would end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** Rejects where the text is lost. Whoever reads the report may go (`| head`): the exit code still says how it ended. */
function out(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Of a file on a full disk, a stream writes what has room and says nothing.
    if (fstatSync(STDOUT).isFile()) {
      writeFileSync(STDOUT, text)
      resolve()
    } else process.stdout.write(text, (error) => (error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve()))
  })
}

function width(): number {
  if (process.stdout.isTTY) return process.stdout.columns
  const columns = Number(process.env['COLUMNS'] ?? '')
  return Number.isInteger(columns) && columns > 0 ? columns : USUAL_WIDTH
}

process.exitCode = await main(process.argv.slice(2), {
  out,
  err: (written) => void process.stderr.write(written),
  input: () => process.stdin,
  // npm runs a script from the repository's root; a file is named from where the command was typed.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  // no-color.org: any value that is not empty forbids them.
  colour: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
  width: width(),
})
