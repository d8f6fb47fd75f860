// Breaks the conditions of the linter's rules, and of what they share, one at a time and judges the fixtures: a change that no
// fixture notices is printed. `node scripts/mutate-rules.mjs [cg005 groups …]` limits it to some files.
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
  [/ (?:>=?|<) (?=\d)/g, '$&1 + '],
  [/\bif \((?=.+\) (?:return|continue)|.+\)$)/g, 'if (true || '],
  // `x === undefined || …` is for the types.
  [/\bif \((?!\w+ === undefined \|\|)(?=.+\) (?:return|continue)|.+\)$)/g, 'if (false && '],
  [/(?<=[^?]) \? /g, ' || true ? '],
  [/(?<=[^?]) \? /g, ' && false ? '],
  // One word of a list, one alternative of a pattern.
  [/(?<=(?<!\w)\[ ?|, |^\s+)'[\w./]+'(?=[\],])/g, "'-'"],
  [/(?<=[(|])[\w\\]+(?=[|)].*\/[a-z]*[,.)\s]|[|)].*\/[a-z]*$)/g, '-'],
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
  // Beside the rules what several of them ask.
  const names = readdirSync(rulesDir).filter((name) => /^(cg\d{3}-.*|groups|blocks)\.ts$/.test(name))
  for (const name of names.filter((file) => wanted.length === 0 || wanted.some((id) => file.startsWith(id))))
    await mutateFile(rulesDir, name)
} finally {
  rmSync(work, { recursive: true })
}
console.log(`${count} mutations, ${survivors} not noticed by any fixture`)
if (survivors > 0) process.exitCode = 1

async function mutateFile(rulesDir, name) {
  const original = readFileSync(path.join(rulesDir, name), 'utf8')
  for (const { text, line, what } of mutationsOf(original)) {
    const mutantDir = `${rulesDir}-${count++}`
    cpSync(rulesDir, mutantDir, { recursive: true })
    writeFileSync(path.join(mutantDir, name), text)
    if (await isNoticed(mutantDir)) continue
    survivors++
    console.log(`${name}:${line} ${what}`)
  }
}

/** Everything below the texts of the rule, where the file has them. */
function* mutationsOf(original) {
  const lines = original.split('\n')
  const first = lines.some((line) => /: Rule = \{$/.test(line)) ? lines.indexOf('}') + 1 : 0
  for (const [index, line] of lines.entries()) {
    if (index < first || /^\s*(\/\/|\*|\/\*|import|export interface)/.test(line)) continue
    // What has no effect on the findings says so.
    if (lines[index - 1]?.includes('// no mutant: ')) continue
    for (const [pattern, replacement] of MUTATIONS)
      for (const match of line.matchAll(pattern)) {
        const put = replacement.replace('$&', match[0])
        const changed = line.slice(0, match.index) + put + line.slice(match.index + match[0].length)
        const text = lines.with(index, changed).join('\n')
        yield { text, line: index + 1, what: `${line.trim()}  ->  ${changed.trim()}` }
      }
  }
}

/** Judges all fixtures with the mutated rules in the place of the rules; an exception is noticed too. */
async function isNoticed(mutantDir) {
  const { RULES } = await load('src/workflow/rules/index.ts')
  const kept = [...RULES]
  try {
    const mutated = await import(pathToFileURL(path.join(mutantDir, 'index.ts')).href)
    RULES.splice(0, RULES.length, ...mutated.RULES)
    return (await tellAll()) !== expected
  } catch {
    return true
  } finally {
    RULES.splice(0, RULES.length, ...kept)
    rmSync(mutantDir, { recursive: true })
  }
}

/** What the tests compare: findings with their places, severities, wording and fixes. */
async function tellAll() {
  const { readFixtures, tellEverything } = await load('__tests__/support/workflows.ts')
  const ids = readdirSync(path.join(root, '__tests__', 'fixtures', 'workflows')).filter((name) =>
    name.startsWith('CG'),
  )
  const folders = ['usual', ...ids.flatMap((id) => [`${id}/bad`, `${id}/good`])]
  return folders.flatMap((folder) => readFixtures(folder).map(tellEverything)).join('')
}

function load(file) {
  return import(pathToFileURL(path.join(work, file)).href)
}
