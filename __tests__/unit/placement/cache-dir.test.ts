import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseCacheDir } from '../../../src/placement/cache-dir.ts'
import type { Host } from '../../../src/platform/index.ts'
import { useScratch, worldWith } from './scratch.ts'

const createScratch = useScratch()

interface Setting {
  readonly input?: string
  readonly env?: Host['env']
  readonly homeDir?: string | undefined
  readonly files?: Readonly<Record<string, string>>
  readonly project?: string
}

async function choose({ input = '', env = {}, files = {}, project = '.', ...host }: Setting) {
  const workspace = await createScratch()
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(workspace, name, '..'), { recursive: true })
    await writeFile(join(workspace, name), text)
  }
  const notes: string[] = []
  const choice = await chooseCacheDir(
    {
      cacheDirInput: input,
      workspace,
      projectDir: join(workspace, project),
      ownCachesDir: '/b/locked-uv-7/v1/cache',
    },
    (note) => notes.push(note),
    worldWith(env, { homeDir: join(workspace, 'home'), ...host }),
  )
  const path = choice.kind === 'own' ? undefined : choice.path.replace(workspace, '<w>')
  const from = choice.kind === 'own' ? undefined : choice.from.replace(workspace, '<w>')
  return { path, from, isExported: choice.kind === 'own' || choice.isExported, notes }
}

const UV_TOML = { 'uv.toml': 'cache-dir = "from-uv-toml"' }
const PYPROJECT = { 'pyproject.toml': '[tool.uv]\ncache-dir = "from-pyproject"' }

describe('the cache directory', () => {
  it('is ours where nobody has set one', async () => {
    expect(await choose({})).toEqual({ path: undefined, from: undefined, isExported: true, notes: [] })
  })

  it('is the input before anything else', async () => {
    const set = { env: { UV_CACHE_DIR: '/env' }, files: UV_TOML }
    expect(await choose({ ...set, input: '/in' })).toMatchObject({
      path: '/in',
      from: 'input cache-dir',
      isExported: true,
    })
    expect(await choose({ ...set, input: 'in' })).toMatchObject({ path: '<w>/in' })
    expect(await choose({ ...set, input: '~/in' })).toMatchObject({ path: '<w>/home/in' })
    expect(await choose({ ...set, input: '~/in', homeDir: '/' })).toMatchObject({ path: '/in' })
  })

  it('leaves ~ alone where no home is known, and ~user always', async () => {
    expect(await choose({ input: '~/in', homeDir: undefined })).toMatchObject({ path: '<w>/~/in' })
    expect(await choose({ input: '~root/in' })).toMatchObject({ path: '<w>/~root/in' })
  })

  it('is UV_CACHE_DIR before the configuration, made absolute for steps that run elsewhere', async () => {
    expect(await choose({ env: { UV_CACHE_DIR: '/env' }, files: UV_TOML })).toEqual({
      path: '/env',
      from: 'UV_CACHE_DIR',
      isExported: false,
      notes: [],
    })
    const relative = await choose({ env: { UV_CACHE_DIR: 'env' } })
    expect(relative).toMatchObject({ path: '<w>/env', isExported: true })
    expect(relative.notes).toHaveLength(1)
  })

  it('is ours again where an earlier step of the job has exported ours', async () => {
    const env = { UV_CACHE_DIR: '/b/locked-uv-7/v1/cache/0.13/gen-3' }
    expect((await choose({ env, files: UV_TOML })).path).toBeUndefined()
  })

  it('is that of the first file of the machine, which hides the others', async () => {
    const dir = await createScratch()
    const [first, second] = ['a', 'b'].map((name) => join(dir, name))
    const write = async (name: string, text: string) => {
      await mkdir(join(dir, name, 'uv'), { recursive: true })
      await writeFile(join(dir, name, 'uv', 'uv.toml'), text)
    }
    await write('b', 'cache-dir = "/b"')
    const env = { XDG_CONFIG_DIRS: `${first}:${second}` }
    expect((await choose({ env })).path).toBe('/b')
    await write('a', 'offline = true')
    expect((await choose({ env })).path).toBeUndefined()
  })

  it('is read from uv.toml, which hides the pyproject.toml beside it', async () => {
    expect(await choose({ files: { ...UV_TOML, ...PYPROJECT } })).toEqual({
      path: '<w>/from-uv-toml',
      from: 'cache-dir in <w>/uv.toml',
      isExported: false,
      notes: [],
    })
    expect((await choose({ files: { 'uv.toml': '', ...PYPROJECT } })).path).toBeUndefined()
    expect((await choose({ files: PYPROJECT })).path).toBe('<w>/from-pyproject')
  })

  it('is looked for upwards, and a relative one starts where uv runs', async () => {
    const project = { project: 'a/b', files: { ...PYPROJECT, 'a/b/pyproject.toml': '[project]\nname = "b"' } }
    expect((await choose(project)).path).toBe('<w>/a/b/from-pyproject')
    const hidden = {
      ...project,
      files: { ...project.files, 'a/pyproject.toml': '[tool.uv]\npackage = false' },
    }
    expect((await choose(hidden)).path).toBeUndefined()
  })

  it("is the user's own setting where the project has none", async () => {
    const files = { 'home/.config/uv/uv.toml': 'cache-dir = "/mine"' }
    expect((await choose({ files })).path).toBe('/mine')
    expect((await choose({ files: { ...files, ...UV_TOML } })).path).toBe('<w>/from-uv-toml')
  })

  it('follows UV_CONFIG_FILE and UV_NO_CONFIG', async () => {
    const files = { ...UV_TOML, 'other.toml': 'cache-dir = "other"' }
    expect((await choose({ files, env: { UV_CONFIG_FILE: 'other.toml' } })).path).toBe('<w>/other')
    expect((await choose({ files, env: { UV_NO_CONFIG: '1' } })).path).toBeUndefined()
    expect((await choose({ files, env: { UV_NO_CONFIG: '0' } })).path).toBe('<w>/from-uv-toml')
  })

  it('is exported over an empty UV_CACHE_DIR, which uv refuses', async () => {
    expect(await choose({ files: UV_TOML, env: { UV_CACHE_DIR: '' } })).toMatchObject({
      path: '<w>/from-uv-toml',
      isExported: true,
    })
  })

  it('is ours where the file cannot be parsed or holds something else, and a note says so', async () => {
    const broken = await choose({ files: { 'uv.toml': 'cache-dir = ' } })
    expect(broken.path).toBeUndefined()
    expect(broken.notes).toEqual([expect.stringContaining('uv.toml')])
    expect((await choose({ files: { 'uv.toml': 'cache-dir = 5' } })).path).toBeUndefined()
  })
})
