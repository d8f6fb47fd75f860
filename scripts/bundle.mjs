// Bundles one compiled entry: `node scripts/bundle.mjs main` writes dist/main/ from lib/entry/main.js.
// A second argument names another folder than dist/.
import { execFileSync } from 'node:child_process'
import path from 'node:path'

const ENTRIES = ['main', 'post', 'cli', 'transfer']

const root = path.join(import.meta.dirname, '..')
const [entry, outDir = 'dist'] = process.argv.slice(2)
if (!ENTRIES.includes(entry)) throw new Error(`usage: bundle.mjs ${ENTRIES.join('|')} [outDir]`)

// Module ids are hashed from the path of the loader relative to the working directory. Always the project's own ncc, always
// started in the project's root: then the bytes depend neither on the machine nor on where the repository lies.
const ncc = path.join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
const out = path.join(outDir, entry)
const source = path.join('lib', 'entry', `${entry}.js`)
execFileSync(process.execPath, [ncc, 'build', source, '--out', out, '--license', 'licenses.txt', '--quiet'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
