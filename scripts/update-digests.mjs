// Rewrites src/uv/digests.json from the Python index that pip is configured for: the sha256 of every uv wheel, by version
// and platform tag. One line per version, newest first, so that a new release is a diff of one line.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { INDEX_ACCEPT, parseProjectPage, parseWheelName } from '../src/uv/index-page.ts'

const OLDEST_MINOR = 8
const TARGET = new URL('../src/uv/digests.json', import.meta.url)

const table = collect(await readProject(indexUrl()))
const known = JSON.parse(readIfThere(TARGET) ?? '{}')
refuseChangedDigests(known, table)
writeFileSync(TARGET, render(table))
console.log(`${table.size} versions, newest ${[...table.keys()][0]}`)

/** pip's own answer: what the user configured, else the default that is compiled into pip. */
function indexUrl() {
  const python = (...args) =>
    execFileSync('python3', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const attempts = [
    () => process.env.UV_DEFAULT_INDEX ?? process.env.PIP_INDEX_URL ?? '',
    () => python('-m', 'pip', 'config', 'get', 'global.index-url'),
    () => python('-c', 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)'),
  ]
  for (const attempt of attempts) {
    const url = orEmpty(attempt).trim()
    if (url !== '') return url.replace(/\/*$/, '/')
  }
  throw new Error('no index: set PIP_INDEX_URL or install pip')
}

function orEmpty(attempt) {
  try {
    return attempt()
  } catch {
    return ''
  }
}

async function readProject(index) {
  const response = await fetch(`${index}uv/`, { headers: { accept: INDEX_ACCEPT } })
  if (!response.ok) throw new Error(`the index answered ${response.status} for the project uv`)
  const contentType = response.headers.get('content-type') ?? ''
  return parseProjectPage(await response.text(), { url: response.url, contentType })
}

/** Yanked files stay in the table: what was published under a digest does not change when it is withdrawn. */
function collect(files) {
  const rows = new Map()
  for (const { filename, sha256 } of files) {
    const wheel = parseWheelName(filename)
    if (wheel === undefined || !isCovered(wheel.version)) continue
    if (sha256 === undefined) throw new Error(`${filename} has no sha256 in the index`)
    rows.set(wheel.version, { ...rows.get(wheel.version), [wheel.platformTag]: sha256 })
  }
  if (rows.size === 0) throw new Error('the index lists no uv wheel')
  return new Map([...rows].sort(([a], [b]) => compareVersions(b, a)))
}

/** Final releases only: nothing else of uv has ever been published. */
function isCovered(version) {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version) ?? []
  return major !== undefined && (Number(major) > 0 || Number(minor) >= OLDEST_MINOR)
}

function compareVersions(a, b) {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number))
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
}

/** An index replaces no published file. One that seems to is not trusted with the rest of the table. */
function refuseChangedDigests(known, table) {
  for (const [version, digests] of Object.entries(known))
    for (const [tag, digest] of Object.entries(digests))
      if (table.get(version)?.[tag] !== digest)
        throw new Error(
          `uv ${version} ${tag}: ${digest} is known, the index has ${table.get(version)?.[tag]}`,
        )
}

function render(table) {
  const sorted = (digests) => Object.fromEntries(Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)))
  const lines = [...table].map(([version, digests]) => `  "${version}": ${JSON.stringify(sorted(digests))}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function readIfThere(url) {
  try {
    return readFileSync(url, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
