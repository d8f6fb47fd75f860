import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { verifyArchive, verifyEnvironment } from '../../../src/sync/verify.ts'

let environmentDir: string
beforeEach(async () => {
  environmentDir = await mkdtemp(path.join(tmpdir(), 'verify-'))
})
afterEach(() => rm(environmentDir, { recursive: true }))

const site = (file: string) => path.join(environmentDir, 'lib/python3.11/site-packages', file)
const write = async (file: string, content = '') => {
  await mkdir(path.dirname(site(file)), { recursive: true })
  await writeFile(site(file), content)
}
/** A distribution whose files hold five bytes each. */
const install = async (name: string, paths: readonly string[], more = '') => {
  for (const file of paths) await write(file, 'a = 1')
  await write(`${name}.dist-info/METADATA`, 'five!')
  const own = `${name}.dist-info`
  const lines = [...paths, `${own}/METADATA`].map((file) => `${file},sha256=x,5\n`)
  await write(`${own}/RECORD`, `${lines.join('')}${own}/RECORD,,\n${more}`)
}
const verify = () => verifyEnvironment(environmentDir, { files })
const holes = async () =>
  (await verify()).holes.map(({ path: file, why }) => `${path.relative(site(''), file)}: ${why}`)
const demo = { name: 'de-mo', version: '1.0' }

test('a whole environment is counted and has no holes', async () => {
  await install('de_mo-1.0', ['demo/a.py', 'demo/b.py'])
  expect(await verify()).toEqual({ distributions: 1, files: 4, holes: [] })
})

test('no environment counts as one without distributions', async () => {
  const none = path.join(environmentDir, 'none')
  expect(await verifyEnvironment(none, { files })).toEqual({ distributions: 0, files: 0, holes: [] })
})

test('what pip has renamed on its way out is no distribution, and no file is missed for it', async () => {
  await install('de_mo-1.0', ['demo/a.py'])
  await write('~e_mo-0.9.dist-info/METADATA')
  await write('~e_mo-0.9.dist-info/RECORD', 'demo/a.py,,\ndemo/old.py,,\nde_mo-0.9.dist-info/METADATA,,\n')
  expect(await verify()).toEqual({ distributions: 1, files: 3, holes: [] })
})

test('a cancelled job does not wait for the rest of the files', async () => {
  const paths = Array.from({ length: 500 }, (_, index) => `demo/${index}.py`)
  await install('de_mo-1.0', paths)
  const job = new AbortController()
  let looks = 0
  const statSync = ((file: string) => {
    looks++
    job.abort(new Error('cancelled'))
    return files.statSync(file)
  }) as typeof files.statSync
  const verified = verifyEnvironment(
    environmentDir,
    { files: { ...files, statSync } },
    { signal: job.signal },
  )
  await expect(verified).rejects.toThrow('cancelled')
  expect(looks).toBeLessThan(100)
})

test('a file system that answers slowly is asked for many files at once, with the same result', async () => {
  const paths = Array.from({ length: 500 }, (_, index) => `demo/${index}.py`)
  await install('de_mo-1.0', paths)
  await rm(site('demo/499.py'))
  let atOnce = 0
  let most = 0
  const statSync = ((file: string) => {
    const untilMs = performance.now() + 0.5
    while (performance.now() < untilMs);
    return files.statSync(file)
  }) as typeof files.statSync
  const statInPool = (async (file: string) => {
    most = Math.max(most, ++atOnce)
    return await files.statInPool(file).finally(() => atOnce--)
  }) as typeof files.statInPool
  const found = await verifyEnvironment(environmentDir, { files: { ...files, statInPool, statSync } })
  expect(found.holes).toEqual([{ package: demo, path: site('demo/499.py'), why: 'missing' }])
  expect(found.files).toBe(502)
  expect(most).toBeGreaterThan(8)
})

test('nor for the rest of the records', async () => {
  for (const index of [1, 2, 3, 4, 5]) await install(`demo${index}-1.0`, [`demo${index}/a.py`])
  const job = new AbortController()
  let records = 0
  const readFile = ((file: string, encoding: BufferEncoding) => {
    records++
    job.abort(new Error('cancelled'))
    return files.readFile(file, encoding)
  }) as typeof files.readFile
  const verified = verifyEnvironment(
    environmentDir,
    { files: { ...files, readFile } },
    { signal: job.signal },
  )
  await expect(verified).rejects.toThrow('cancelled')
  expect(records).toBe(1)
})

describe('damage is found:', () => {
  beforeEach(() => install('de_mo-1.0', ['demo/a.py', 'demo/b.py']))

  test('a file that is missing, with the package it belongs to', async () => {
    await rm(site('demo/a.py'))
    expect((await verify()).holes).toEqual([{ package: demo, path: site('demo/a.py'), why: 'missing' }])
  })

  test('a directory that is missing', async () => {
    await rm(site('demo'), { recursive: true })
    expect(await holes()).toEqual(['demo/a.py: missing', 'demo/b.py: missing'])
  })

  test('a file that is cut off', async () => {
    await truncate(site('demo/b.py'), 2)
    expect(await holes()).toEqual(['demo/b.py: 2 bytes instead of 5'])
  })

  test('a link whose target in the cache is gone', async () => {
    await rm(site('demo/a.py'))
    await symlink('/no/such/archive', site('demo/a.py'))
    expect(await holes()).toEqual(['demo/a.py: missing'])
  })

  test('a distribution without its record', async () => {
    await rm(site('de_mo-1.0.dist-info/RECORD'))
    expect(await holes()).toEqual(['de_mo-1.0.dist-info/RECORD: missing'])
  })

  test('a distribution without its metadata', async () => {
    await rm(site('de_mo-1.0.dist-info/METADATA'))
    expect(await holes()).toEqual(['de_mo-1.0.dist-info/METADATA: missing'])
  })

  test('an emptied record', async () => {
    await truncate(site('de_mo-1.0.dist-info/RECORD'))
    expect(await holes()).toEqual(['de_mo-1.0.dist-info/METADATA: not listed in RECORD'])
  })
})

describe('by digests', () => {
  const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url')
  const verifyFully = async () =>
    (await verifyEnvironment(environmentDir, { files }, { depth: 'digests' })).holes.map(({ why }) => why)

  test('other content in the same size is found, and only then', async () => {
    await install('de_mo-1.0', [], `demo/a.py,sha256=${digestOf('a = 1')},5\n`)
    await write('demo/a.py', 'a = 2')
    expect(await holes()).toEqual([])
    expect(await verifyFully()).toEqual(['other content than recorded'])
  })

  test('a file that is read piece by piece has the same digest', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024 + 1)
    await install('de_mo-1.0', [], `demo/a.bin,sha256=${digestOf(text)},${text.length}\n`)
    await write('demo/a.bin', text)
    expect(await verifyFully()).toEqual([])
  })

  test('of a file that two distributions bring, the content of either will do', async () => {
    await install('one-1', [], `t.py,sha256=${digestOf('a = 1')},5\n`)
    await install('two-1', [], `t.py,sha256=${digestOf('a = 2')},5\n`)
    await write('t.py', 'a = 2')
    expect(await verifyFully()).toEqual([])
    await write('t.py', 'a = 3')
    expect(await verifyFully()).toEqual(['other content than recorded'])
  })

  test('other kinds of digests, and none, are not compared', async () => {
    await install('de_mo-1.0', [], 'demo/a.py,sha512=abc,5\ndemo/b.py,,5\n')
    await write('demo/a.py', 'a = 1')
    await write('demo/b.py', 'a = 1')
    expect(await verifyFully()).toEqual([])
  })
})

describe('what cannot be read is a hole and no crash:', () => {
  test('a file without permissions', async () => {
    await install('de_mo-1.0', ['demo/a.py'])
    await chmod(site('demo/a.py'), 0)
    expect(await holes()).toEqual(['demo/a.py: unreadable (no permission)'])
  })

  test.each(['EACCES', 'EIO', 'ESTALE', 'ELOOP'])('%s', async (code) => {
    await install('de_mo-1.0', ['demo/a.py'])
    const statSync = ((file: string) => {
      if (!file.endsWith('a.py')) return files.statSync(file)
      throw Object.assign(new Error('refused'), { code })
    }) as typeof files.statSync
    const found = await verifyEnvironment(environmentDir, { files: { ...files, statSync } })
    expect(found.holes).toEqual([{ package: demo, path: site('demo/a.py'), why: `unreadable (${code})` }])
  })
})

describe('an unpacked wheel', () => {
  const verifyIt = async () =>
    (await verifyArchive({ dir: site(''), package: demo, depth: 'sizes' }, { files })).holes.map(
      ({ why }) => why,
    )

  test('that is whole, with a hole, and without its .dist-info directory', async () => {
    await install('de_mo-1.0', ['demo/a.py'])
    expect(await verifyIt()).toEqual([])
    await rm(site('demo/a.py'))
    expect(await verifyIt()).toEqual(['missing'])
    await rm(site('de_mo-1.0.dist-info'), { recursive: true })
    expect(await verifyIt()).toEqual(['without .dist-info directory'])
  })
})

describe('what differs by right raises no alarm:', () => {
  test('byte code, and what is listed without a size', async () => {
    await write('installed.txt', 'of any size')
    await install('de_mo-1.0', [], 'demo/__pycache__/a.cpython-311.pyc,sha256=x,9\ninstalled.txt,,\n')
    expect(await holes()).toEqual([])
  })

  test('paths with commas and quotes, and scripts outside of site-packages', async () => {
    await write('we,ird "name".py', 'a = 1')
    await write('../../../bin/demo', 'a = 1')
    await install('de_mo-1.0', [], '"we,ird ""name"".py",sha256=x,5\r\n../../../bin/demo,sha256=x,5\r\n')
    expect(await holes()).toEqual([])
  })

  test('a file that two distributions bring, in the size of either', async () => {
    await install('one-1', ['tests/__init__.py'])
    await install('two-1', [], 'tests/__init__.py,sha256=y,0\n')
    expect(await holes()).toEqual([])
    await truncate(site('tests/__init__.py'))
    expect(await holes()).toEqual([])
    await truncate(site('tests/__init__.py'), 3)
    expect(await holes()).toEqual(['tests/__init__.py: 3 bytes instead of 5 or 0'])
  })

  test('distributions of other package managers, and eggs', async () => {
    await write('of_debian-1.dist-info/METADATA')
    await write('of_debian-1.dist-info/INSTALLER', 'debian\n')
    await write('old-1.egg-info/PKG-INFO')
    expect(await verify()).toEqual({ distributions: 0, files: 0, holes: [] })
  })
})
