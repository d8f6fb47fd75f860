// What has to hold before a tag becomes a release: `node scripts/release-check.mjs v1.2.3 [--notes FILE] [--archive FILE]`.
// Every problem is one line on stderr, and the exit code 1. Notes come from the changelog; the archive is for machines that
// cannot clone. In a workflow the decisions are outputs of the step:
//   moving-tag  `v1` where this is the highest version of its major one, else empty: a fix of an older line moves nothing
//   is-latest   whether it is the highest version of all
// Works on the repository of the current directory, and needs its tags and its whole history.
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const RELEASE_TAG = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/
// All that a runner needs, and what `locked-uv --version` reads: the same bytes for the same commit.
const ARCHIVED = ['action.yml', 'dist', 'package.json', 'LICENSE', 'README.md']
const MAIN = 'refs/remotes/origin/main'

const { values, positionals } = parseArgs({
  options: { notes: { type: 'string' }, archive: { type: 'string' } },
  allowPositionals: true,
})
const [tag = ''] = positionals
const version = parseTag(tag)
if (version === undefined) fail([`"${tag}" is no release: a tag is spelt v1.2.3`])

const entry = readEntry(tag.slice(1))
const problems = [...checkVersions(tag.slice(1)), ...entry.problems, ...checkCommit(tag)]
if (problems.length > 0) fail(problems)

const others = git('tag', '--list').split('\n').map(parseTag).filter(Boolean)
const isHighestOf = (rivals) => rivals.every((other) => compare(other, version) <= 0)
const isHighestOfMajor = isHighestOf(others.filter(([major]) => major === version[0]))
// There is no v0: below 1.0.0 every minor version may break what was there before.
const movingTag = version[0] > 0 && isHighestOfMajor ? `v${version[0]}` : ''
const isLatest = isHighestOf(others)

if (values.notes) writeFileSync(values.notes, entry.notes)
if (values.archive) pack(values.archive)
if (process.env.GITHUB_OUTPUT)
  appendFileSync(process.env.GITHUB_OUTPUT, `moving-tag=${movingTag}\nis-latest=${isLatest}\n`)
console.log(
  `${tag} may be released; moves ${movingTag || 'no tag'}; ${isLatest ? 'is' : 'is not'} the latest`,
)

function parseTag(name) {
  return RELEASE_TAG.exec(name)?.slice(1).map(Number)
}

function compare(a, b) {
  const at = [0, 1, 2].find((index) => a[index] !== b[index])
  return at === undefined ? 0 : a[at] - b[at]
}

function checkVersions(wanted) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const found = {
    'package.json': JSON.parse(readFileSync('package.json', 'utf8')).version,
    'package-lock.json': lock.version,
    'package-lock.json, packages[""]': lock.packages?.['']?.version,
  }
  return Object.entries(found)
    .filter(([, given]) => given !== wanted)
    .map(([where, given]) => `${where} says ${given}, the tag ${wanted}`)
}

/** The section `## 1.2.3 - 2026-12-31` of the changelog, which is the newest, with nothing waiting above it. */
function readEntry(wanted) {
  const [, ...sections] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)
  const parts = sections.map((section) => {
    const [heading = '', ...rest] = section.split('\n')
    return { heading: heading.trim(), body: rest.join('\n').trim() }
  })
  const own = parts.find(({ heading }) => heading.split(' ')[0] === wanted)
  const notes = own === undefined ? '' : `${own.body}\n`
  if (own === undefined) return { notes, problems: [`CHANGELOG.md has no heading "## ${wanted} - <date>"`] }
  const [, day] = /^\S+ - (\d{4}-\d{2}-\d{2})$/.exec(own.heading) ?? []
  const isDay = day !== undefined && !Number.isNaN(Date.parse(day))
  const waiting = parts.find(({ heading }) => heading === 'Unreleased')?.body ?? ''
  return {
    notes,
    problems: [
      ...(isDay ? [] : [`CHANGELOG.md: "## ${own.heading}" has no date; write "## ${wanted} - 2026-12-31"`]),
      ...(own.body === '' ? [`CHANGELOG.md says nothing about ${wanted}`] : []),
      ...(waiting === '' ? [] : ['CHANGELOG.md still has entries under "Unreleased": move them']),
    ],
  }
}

/** What is checked out is what the tag names, it has passed the checks of main, and dist is what was just built. */
function checkCommit(name) {
  const commitOf = (reference) => git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`)
  const [tagged, head] = [commitOf(`refs/tags/${name}`), commitOf('HEAD')]
  if (tagged === undefined) return [`there is no tag ${name} here: fetch the tags`]
  const changed = git('status', '--porcelain', '--', 'dist', 'action.yml')
  return [
    ...(tagged === head ? [] : [`HEAD is ${head}, ${name} is ${tagged}`]),
    ...(git('merge-base', '--is-ancestor', tagged, MAIN) === undefined ? [`${tagged} is not on main`] : []),
    ...(changed === '' ? [] : [`not as in the tag (run \`npm run build\` and commit):\n${changed}`]),
  ]
}

function pack(file) {
  const options = ['--format=tar', '--prefix=locked-uv-setup/', `--output=${file}`]
  if (git('archive', ...options, 'HEAD', ...ARCHIVED) === undefined) fail([`${file} could not be written`])
}

/** What git says; undefined where it says no. */
function git(...args) {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
  } catch {
    return undefined
  }
}

function fail(lines) {
  for (const line of lines) console.error(line)
  process.exit(1)
}
