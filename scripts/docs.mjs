// Writes the tables of inputs and outputs into README.md, from action.yml, between `<!-- inputs -->` and `<!-- /inputs -->`
// (outputs likewise). With --check it writes nothing and fails where the tables differ.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

const root = path.join(import.meta.dirname, '..')
const readme = path.join(root, 'README.md')

const manifest = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'))
const before = readFileSync(readme, 'utf8')
const after = ['inputs', 'outputs'].reduce((text, section) => replaceSection(text, section), before)

if (!process.argv.includes('--check')) writeFileSync(readme, after)
else if (after !== before) {
  console.error('README.md differs from action.yml: run `npm run docs`')
  process.exitCode = 1
}

function replaceSection(text, section) {
  const [open, close] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`README.md has no ${open} … ${close}`)
  const table = section === 'inputs' ? inputsTable(manifest.inputs) : outputsTable(manifest.outputs)
  return `${text.slice(0, from)}${open}\n${table}\n${text.slice(to)}`
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

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}
