// Writes the tables of inputs and outputs into README.md, from action.yml, between `<!-- inputs -->` and `<!-- /inputs -->`
// (outputs likewise), and what was measured, from docs/bench. With --check it writes nothing and fails where the tables differ.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

const root = path.join(import.meta.dirname, '..')
const readme = path.join(root, 'README.md')

const manifest = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'))
// In the order of `npm run bench`.
const BENCHES = ['step', 'fleet', 'cold', 'heal', 'lock', 'verify', 'lint', 'post', 'fleet-sim']
const TABLES = {
  inputs: () => inputsTable(manifest.inputs),
  outputs: () => outputsTable(manifest.outputs),
  measured: () => measuredTable(BENCHES.map(readBench)),
}
const before = readFileSync(readme, 'utf8')
const after = Object.keys(TABLES).reduce(replaceSection, before)

if (!process.argv.includes('--check')) writeFileSync(readme, after)
else if (after !== before) {
  console.error('README.md differs from action.yml or docs/bench: run `npm run docs`')
  process.exitCode = 1
}

function replaceSection(text, section) {
  const [open, close] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`README.md has no ${open} … ${close}`)
  return `${text.slice(0, from)}${open}\n${TABLES[section]()}\n${text.slice(to)}`
}

function inputsTable(inputs) {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => {
    const shown = value === '' ? '' : `\`${cell(value)}\``
    return `| \`${name}\` | ${shown} | ${cell(description)} |`
  })
  return ['| input | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

function outputsTable(outputs) {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  return ['| output | meaning |', '|---|---|', ...rows].join('\n')
}

function readBench(name) {
  const { ratios } = JSON.parse(readFileSync(path.join(root, 'docs', 'bench', `${name}.json`), 'utf8'))
  return { name, ratios }
}

function measuredTable(benches) {
  const rows = benches.flatMap(({ name, ratios }) =>
    ratios.map(({ name: what, value, most }) => {
      const shown = `${value.toFixed(2)}${value > most ? ', **missed**' : ''}`
      return `| \`${name}\` | ${cell(what)} | ${shown} | ${most ?? ''} |`
    }),
  )
  return ['| bench | what | measured | at most |', '|---|---|---|---|', ...rows].join('\n')
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}
