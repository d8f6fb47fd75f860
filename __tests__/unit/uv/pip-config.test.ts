import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { type Host, readHost } from '../../../src/platform/host.ts'
import { readConfiguredIndex } from '../../../src/uv/sources/configured-index.ts'
import { findIndexUrl, listPipConfigFiles } from '../../../src/uv/sources/pip-config.ts'

let homeDir: string
beforeEach(async () => {
  homeDir = await mkdtemp(path.join(tmpdir(), 'pip-config-'))
})
afterEach(() => rm(homeDir, { recursive: true }))

const host = (env: Host['env'], platform: Host['platform'] = 'linux'): Host => ({
  ...readHost(),
  env,
  homeDir,
  platform,
})
const write = async (file: string, url: string) => {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `[global]\nindex-url = ${url}\n`)
}

describe('the configured index', () => {
  test.each([
    [
      { UV_DEFAULT_INDEX: 'http://a/', UV_INDEX_URL: 'http://b/', PIP_INDEX_URL: 'http://c/' },
      'http://a/',
      'UV_DEFAULT_INDEX',
    ],
    [{ UV_INDEX_URL: 'http://b/', PIP_INDEX_URL: 'http://c/' }, 'http://b/', 'UV_INDEX_URL'],
    [{ UV_DEFAULT_INDEX: '', PIP_INDEX_URL: ' http://c/ ' }, 'http://c/', 'PIP_INDEX_URL'],
    [{ UV_DEFAULT_INDEX: 'corp=https://u:p@a/simple' }, 'https://u:p@a/simple', 'UV_DEFAULT_INDEX'],
    [{ UV_DEFAULT_INDEX: 'https://a/simple?x=http://b' }, 'https://a/simple?x=http://b', 'UV_DEFAULT_INDEX'],
  ])('of %j is %s', async (env, url, from) => {
    expect(await readConfiguredIndex({ files, host: host(env) })).toMatchObject({ url, from })
  })

  test('of the files is the one that pip lets win: explicit, virtual environment, user, old user', async () => {
    const env = {
      PIP_CONFIG_FILE: path.join(homeDir, 'explicit.ini'),
      VIRTUAL_ENV: path.join(homeDir, 'venv'),
      XDG_CONFIG_HOME: path.join(homeDir, 'xdg'),
    }
    const inOrder = [
      env.PIP_CONFIG_FILE,
      path.join(env.VIRTUAL_ENV, 'pip.conf'),
      path.join(env.XDG_CONFIG_HOME, 'pip', 'pip.conf'),
      path.join(homeDir, '.pip', 'pip.conf'),
    ]
    for (const file of inOrder.toReversed()) {
      await write(file, `http://${path.basename(path.dirname(file))}/`)
      expect(await readConfiguredIndex({ files, host: host(env) })).toMatchObject({ from: file })
    }
  })

  test('may stand in the settings of uv, which come between the variables of uv and those of pip', async () => {
    const env = { XDG_CONFIG_HOME: path.join(homeDir, 'xdg'), XDG_CONFIG_DIRS: path.join(homeDir, 'etc') }
    const [own, machine] = [env.XDG_CONFIG_HOME, env.XDG_CONFIG_DIRS].map((dir) =>
      path.join(dir, 'uv', 'uv.toml'),
    )
    const writeSettings = async (file = '', text = '') => {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    const read = (more: Host['env'] = {}) =>
      readConfiguredIndex({ files, host: host({ ...env, PIP_INDEX_URL: 'http://pip/', ...more }) })
    await writeSettings(machine, 'index-url = "http://machine/"\n')
    expect(await read()).toEqual({ url: 'http://machine/', from: machine })
    const other = '[[index]]\nurl = "http://extra/"\n'
    await writeSettings(own, `${other}[[index]]\nname = "corp"\nurl = "http://own/"\ndefault = true\n`)
    expect(await read()).toEqual({ url: 'http://own/', from: own, name: 'corp' })
    expect(await read({ UV_CONFIG_FILE: machine })).toMatchObject({ url: 'http://machine/' })
    expect(await read({ UV_NO_CONFIG: '1' })).toMatchObject({ url: 'http://pip/' })
    expect(await read({ UV_INDEX_URL: 'http://uv/' })).toMatchObject({ url: 'http://uv/' })
    // What uv will complain about, and what names no default.
    for (const text of ['index = [', 'index-url = 1', 'index = "x"', other]) {
      await writeSettings(own, text)
      expect(await read()).toMatchObject({ url: 'http://machine/' })
    }
  })

  test('is not looked for in files where pip is told not to', () => {
    expect(listPipConfigFiles(host({ PIP_CONFIG_FILE: '/dev/null' }))).toEqual([])
  })

  test.each([
    ['darwin', {}, 'Library/Application Support/pip/pip.conf'],
    ['linux', {}, '.config/pip/pip.conf'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/pip/pip.ini'],
  ] as const)('is looked for on %s in the user directory', (platform, env, file) => {
    expect(listPipConfigFiles(host(env, platform))[0]).toBe(path.resolve(homeDir, file))
  })
})

test.each([
  ['[global]\nindex-url = https://a/simple', 'https://a/simple'],
  ['[global]\r\nindex_url: https://a/simple  \r\n', 'https://a/simple'],
  ['[global]\nINDEX-URL=https://a/\n[install]\nindex-url = https://b/', 'https://b/'],
  ['[install]\nindex-url = https://b/\n[download]\nindex-url = https://c/', 'https://b/'],
  ['[global]\n# index-url = https://a/\n; index-url = https://b/\nextra-index-url = https://c/', undefined],
  ['[list]\nindex-url = https://a/', undefined],
  ['[global]\nindex-url =\n', undefined],
  ['', undefined],
])('%j names %s', (text, url) => {
  expect(findIndexUrl(text)).toBe(url)
})
