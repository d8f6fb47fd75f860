// docs/summary.png: the job summary of a real run of the fleet example, as a browser shows it. `--in FILE` takes a summary
// that is there, `--out FILE` writes elsewhere. Renderer and style come from npm, into the ignored folder .tools/; Chromium has
// to be installed: Debian's package `chromium`, or the path of another one in CHROMIUM. `--check` writes nothing and sees that
// Mermaid takes every diagram of the documents.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const PACKAGES = { marked: '18.2.1', mermaid: '12.3.0', 'github-markdown-css': '5.9.0' }
const WIDTH = 900

const root = path.join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    out: { type: 'string', default: path.join(root, 'docs', 'summary.png') },
    check: { type: 'boolean', default: false },
  },
})
const dir = mkdtempSync(path.join(tmpdir(), 'picture-'))
try {
  const tools = bringTools()
  const page = path.join(dir, 'page.html')
  if (values.check) await checkDocuments(page, tools)
  else await draw(page, tools)
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function draw(page, tools) {
  writeFileSync(page, await render(readSummary(), tools))
  const height = measure(page)
  browse(page, [`--window-size=${WIDTH},${height}`, `--screenshot=${path.resolve(values.out)}`])
  console.log(`${values.out}: ${WIDTH} x ${height}`)
}

async function checkDocuments(page, tools) {
  const found = execFileSync('git', ['grep', '-l', '^```mermaid', '--', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of found.trim().split('\n')) {
    writeFileSync(page, await render(readFileSync(path.join(root, file), 'utf8'), tools))
    console.log(`${file}: ${measure(page)} high`)
  }
}

function bringTools() {
  const folder = path.join(root, '.tools', 'picture')
  const specs = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)
  mkdirSync(folder, { recursive: true })
  const npm = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--silent',
  ]
  execFileSync('npm', [...npm, '--prefer-offline', ...specs], { stdio: 'inherit' })
  return createRequire(path.join(folder, 'node_modules', 'x'))
}

function readSummary() {
  const file = values.in ?? path.join(dir, 'summary.md')
  if (!values.in)
    execFileSync(process.execPath, [path.join(root, 'examples', 'fleet', 'demo.ts'), '--summary', file], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  return readFileSync(file, 'utf8')
}

async function render(markdown, tools) {
  const { marked } = await import(pathToFileURL(tools.resolve('marked')))
  const mermaid = tools.resolve('mermaid/dist/mermaid.min.js')
  const css = readFileSync(tools.resolve('github-markdown-css/github-markdown-light.css'), 'utf8')
  // What GitHub does with a block of Mermaid.
  const html = marked
    .parse(markdown)
    .replaceAll(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
      '<pre class="mermaid">$1</pre>',
    )
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; padding: 24px 32px; } pre.mermaid { background: none; padding: 0; }</style>
    <body class="markdown-body">${html}<script src="${pathToFileURL(mermaid)}"></script>
    <script>mermaid.initialize({ startOnLoad: false })
    mermaid.run().then(
      () => { document.title = 'height ' + Math.ceil(document.body.scrollHeight) },
      (error) => { document.title = 'Mermaid: ' + error.message })</script>`
}

/** As high as it is once the diagrams are drawn. */
function measure(page) {
  const [, title = 'nothing was drawn'] = /<title>([^<]*)<\/title>/.exec(browse(page, ['--dump-dom'])) ?? []
  if (!title.startsWith('height ')) throw new Error(title)
  return Number(title.slice('height '.length))
}

function browse(page, args) {
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const profile = `--user-data-dir=${path.join(dir, 'profile')}`
  // Root may have a browser only without its sandbox; what is shown is a page of our own.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const size = `--window-size=${WIDTH},100`
  const usual = ['--headless', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=20000', size]
  const argv = [...usual, ...quiet, ...sandbox, profile, ...args, pathToFileURL(page).href]
  return execFileSync(process.env.CHROMIUM || 'chromium', argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  })
}
