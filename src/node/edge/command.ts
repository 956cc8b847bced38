/** `npm run edge`: the reverse proxy on the command line. */
import { main } from './main.ts'

// Whoever reads the log may go (`| head`): that is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  onSignal: (take) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => take(signal))
  },
  exit: (code) => process.exit(code),
  elapsedMs: () => performance.now(),
  // npm runs a script from the repository's root; a file is named from where the command was typed.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
})
