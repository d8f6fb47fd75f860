import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/runner.ts'
import { listFiles, read } from './repository.ts'

// In pieces, so that this file does not hold what it looks for.
const REGISTRY_HOSTS = [
  ['pypi', 'org'],
  ['pythonhosted', 'org'],
  ['npmjs', 'org'],
  ['npmjs', 'com'],
  ['yarnpkg', 'com'],
  ['proxy', 'golang', 'org'],
  ['sum', 'golang', 'org'],
  ['crates', 'io'],
  ['debian', 'org'],
  ['ubuntu', 'com'],
  ['rubygems', 'org'],
].map((labels) => labels.join('.'))

const sources = listFiles().filter((file) => !file.startsWith('dist/') && isText(read(file)))

test('no package registry is named: which one is used is the business of the machine', () => {
  expect(
    linesWith(sources, (line) => REGISTRY_HOSTS.find((host) => line.toLowerCase().includes(host))),
  ).toEqual([])
})

test('no path of the machine it was made on is left in the sources or in dist', () => {
  const roots = [PROJECT_ROOT, ...unusualTopFolder(PROJECT_ROOT)].map(pathPattern)
  const machinePath = new RegExp(`(?<![\\w.~>}-])(${roots.join('|')})`)
  const files = [...sources, ...listFiles('dist')]
  expect(linesWith(files, (line) => machinePath.exec(line)?.[0])).toEqual([])
})

test('the checks find what they look for', () => {
  const [host = ''] = REGISTRY_HOSTS
  expect(`https://files.${host}/x`).toContain(host)
  expect(REGISTRY_HOSTS.every((name) => /^[a-z.]+\.[a-z]+$/.test(name))).toBe(true)
  const top = `/${'check'}`
  expect(`in ${top}/project/a.ts`).toMatch(new RegExp(pathPattern(top)))
  expect(`in ${top}/project`).toMatch(new RegExp(pathPattern(`${top}/project`)))
  expect(`/${top} if it is`).not.toMatch(new RegExp(pathPattern(top)))
})

/**
 * A path, and what is below it. One of a single name counts only with something below: `//check if it is`, a comment, is
 * no path of a machine that keeps the project in `/check`.
 */
function pathPattern(root: string): string {
  const literal = root.replaceAll(/[^\w/]/g, '\\$&')
  return literal.lastIndexOf('/') === 0 ? `${literal}/[\\w.]` : `${literal}(?![\\w-])`
}

/** `/top` of `/top/project`: as telling as the whole path, unless it is a folder that every machine has. */
function unusualTopFolder(dir: string): string[] {
  const [, top = ''] = dir.split(path.sep)
  const usual = [
    '',
    'app',
    'data',
    'home',
    'media',
    'mnt',
    'opt',
    'private',
    'root',
    'srv',
    'tmp',
    'usr',
    'var',
    'Users',
  ]
  return usual.includes(top) ? [] : [path.sep + top]
}

function linesWith(files: readonly string[], find: (line: string) => string | undefined): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => {
        const found = find(line)
        return found === undefined ? [] : [`${file}:${index + 1} ${found}`]
      }),
  )
}

function isText(content: string): boolean {
  return !content.includes('\0')
}
