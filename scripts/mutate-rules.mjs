// Breaks the conditions of the linter's rules one at a time and runs their fixtures: a change that no fixture notices is
// printed. `node scripts/mutate-rules.mjs [cg005 …]` limits it to some rules.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// What a slip of the keyboard could do to a condition.
const MUTATIONS = [
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/(?<=[(\s])!(?=[a-z])/g, ''],
  [/ >= /g, ' < '],
  [/ > (?=\d)/g, ' <= '],
  [/ < (?=\d)/g, ' >= '],
  [/\.every\(/g, '.some('],
  [/\.some\(/g, '.every('],
  [/return true$/gm, 'return false'],
  [/return false$/gm, 'return true'],
  [/'error'/g, "'warning'"],
  [/'warning'/g, "'error'"],
  [/\bcontinue$/gm, ''],
]

const root = path.join(import.meta.dirname, '..')
const work = mkdtempSync(path.join(tmpdir(), 'mutated-rules-'))
let survivors = 0
let count = 0
let expected = ''
try {
  for (const folder of ['src', '__tests__/support'])
    cpSync(path.join(root, folder), path.join(work, folder), { recursive: true })
  symlinkSync(path.join(root, '__tests__', 'fixtures'), path.join(work, '__tests__', 'fixtures'))
  symlinkSync(path.join(root, 'node_modules'), path.join(work, 'node_modules'))
  writeFileSync(path.join(work, 'package.json'), '{ "type": "module" }')
  expected = await tellAll()
  const rulesDir = path.join(work, 'src', 'workflow', 'rules')
  const wanted = process.argv.slice(2)
  const names = readdirSync(rulesDir).filter((name) => /^cg\d{3}-/.test(name))
  for (const name of names.filter((file) => wanted.length === 0 || wanted.some((id) => file.startsWith(id))))
    await mutateRule(path.join(rulesDir, name), name)
} finally {
  rmSync(work, { recursive: true })
}
console.log(`${count} mutations, ${survivors} not noticed by any fixture`)
if (survivors > 0) process.exitCode = 1

async function mutateRule(file, name) {
  const original = readFileSync(file, 'utf8')
  for (const { text, line, what } of mutationsOf(original)) {
    const mutant = file.replace(/\.ts$/, `.mutant-${count++}.ts`)
    writeFileSync(mutant, text)
    if (await isNoticed(mutant, name)) continue
    survivors++
    console.log(`${name}:${line} ${what}`)
  }
}

/** Everything below the texts of the rule. */
function* mutationsOf(original) {
  const lines = original.split('\n')
  const first = lines.findIndex((line) => /^(export )?function\*? /.test(line))
  for (const [index, line] of lines.entries()) {
    if (index < first || /^\s*(\/\/|\*|\/\*|import|export interface)/.test(line)) continue
    for (const [pattern, replacement] of MUTATIONS)
      for (const match of line.matchAll(pattern)) {
        const changed = line.slice(0, match.index) + replacement + line.slice(match.index + match[0].length)
        const text = lines.with(index, changed).join('\n')
        yield { text, line: index + 1, what: `${line.trim()}  ->  ${changed.trim()}` }
      }
  }
}

/** Judges all fixtures with the mutant in the place of its rule; an exception is noticed too. */
async function isNoticed(mutant, name) {
  const { RULES } = await load('src/workflow/rules/index.ts')
  const id = name.slice(0, 5).toUpperCase()
  const index = RULES.findIndex((rule) => rule.id === id)
  const kept = RULES[index]
  try {
    const exports = Object.values(await import(pathToFileURL(mutant).href))
    RULES[index] = exports.find((value) => value?.id === id)
    return (await tellAll()) !== expected
  } catch {
    return true
  } finally {
    RULES[index] = kept
  }
}

/** What the tests compare: findings with their places, severities, wording and fixes. */
async function tellAll() {
  const { RULES } = await load('src/workflow/rules/index.ts')
  const { readFixtures, tellEverything } = await load('__tests__/support/workflows.ts')
  const folders = RULES.flatMap(({ id }) => [`${id}/bad`, `${id}/good`])
  return folders.flatMap((folder) => readFixtures(folder).map(tellEverything)).join('')
}

function load(file) {
  return import(pathToFileURL(path.join(work, file)).href)
}
