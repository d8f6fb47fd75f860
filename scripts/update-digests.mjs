// Rewrites src/uv/digests.json: the sha256 of every file of every uv release, wheels by platform tag, archives by name.
// Wheels are those of the Python index that pip is configured for; archives those of the publisher's two manifests, as far
// as they can be reached. One line per version, newest first, so that a new release is a diff of one line.
// `--out FILE` writes elsewhere, and takes what is known from there.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { INDEX_ACCEPT, parseProjectPage, parseWheelName } from '../src/uv/index-page.ts'
import { parseManifest } from '../src/uv/manifest.ts'
import { decideSources } from '../src/uv/sources/settings.ts'

// Two years: older ones need the checksum input.
const OLDEST_MINOR = 5
const MANIFEST_TIMEOUT_MS = 30_000
const ARCHIVE = /^uv-.*\.(tar\.gz|zip)$/

const { values: options } = parseArgs({ options: { out: { type: 'string' } } })
const target = options.out ?? new URL('../src/uv/digests.json', import.meta.url)

const known = JSON.parse(readIfThere(target) ?? '{}')
const rows = new Map()
collectWheels(await readProject(indexUrl()))
carryArchivesOver()
for (const url of manifestUrls()) collectArchives(await readManifest(url))
refuseChangedDigests()
const table = [...rows].sort(([a], [b]) => compareVersions(b, a))
writeFileSync(target, render(table))
const archives = table.flatMap(([, digests]) => Object.keys(digests)).filter((name) => ARCHIVE.test(name))
console.log(`${table.length} versions, newest ${table[0]?.[0]}, ${archives.length} archives`)

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
function collectWheels(files) {
  for (const { filename, sha256 } of files) {
    const wheel = parseWheelName(filename)
    if (wheel === undefined || !isCovered(wheel.version)) continue
    if (sha256 === undefined) throw new Error(`${filename} has no sha256 in the index`)
    enter(wheel.version, wheel.platformTag, sha256)
  }
  if (rows.size === 0) throw new Error('the index lists no uv wheel')
}

/** The manifests list the last hundred releases only. */
function carryArchivesOver() {
  for (const [version, digests] of Object.entries(known))
    for (const [name, sha256] of Object.entries(digests)) if (ARCHIVE.test(name)) enter(version, name, sha256)
}

function manifestUrls() {
  const inputs = { sources: [], downloadBaseUrl: '', manifestFile: '', projectDir: process.cwd() }
  const { sites } = decideSources(inputs, { env: process.env })
  return [sites.mirrorManifestUrl, sites.githubManifestUrl].filter((url) => url !== undefined)
}

async function readManifest(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MANIFEST_TIMEOUT_MS) })
    if (response.ok) return parseManifest(await response.text(), response.url)
    console.warn(`${url}: HTTP ${response.status}`)
  } catch (error) {
    console.warn(`${url}: ${error.cause?.code ?? error.message}`)
  }
  return []
}

function collectArchives(releases) {
  for (const { version, artifacts } of releases)
    for (const { url, sha256 } of artifacts) {
      const name = url.slice(url.lastIndexOf('/') + 1)
      if (sha256 !== undefined && ARCHIVE.test(name) && isCovered(version)) enter(version, name, sha256)
    }
}

/** Nobody may say of a file what somebody else does not. */
function enter(version, name, sha256) {
  const row = rows.get(version) ?? {}
  if (row[name] !== undefined && row[name] !== sha256)
    throw new Error(`uv ${version} ${name}: one source has ${row[name]}, another ${sha256}`)
  rows.set(version, { ...row, [name]: sha256 })
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
function refuseChangedDigests() {
  for (const [version, digests] of Object.entries(known))
    for (const [name, digest] of Object.entries(digests)) {
      const now = rows.get(version)?.[name]
      if (now !== digest)
        throw new Error(`uv ${version} ${name}: ${digest} is known, the sources have ${now}`)
    }
}

function render(table) {
  const sorted = (digests) => Object.fromEntries(Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)))
  const lines = table.map(([version, digests]) => `  "${version}": ${JSON.stringify(sorted(digests))}`)
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
