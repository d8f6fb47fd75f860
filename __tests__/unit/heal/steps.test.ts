import { lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { dropInstalled, dropPointers } from '../../../src/heal/steps.ts'
import { files } from '../../../src/platform/files.ts'
import { snapshot } from '../../support/packages/snapshot.ts'

const ID = 'qaQNVsmav9eR-iW2'
const OTHER_ID = 'LBL2fCT0Y5NJjMAE9k-Za'
const LEFT_PAD = { name: 'left-pad', version: '1.3' }

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'steps-'))
})
afterEach(() => rm(dir, { recursive: true }))

const write = async (file: string, content = '') => {
  await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
  await writeFile(path.join(dir, file), content, 'latin1')
}
const link = async (file: string, target: string) => {
  await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
  await symlink(target, path.join(dir, file))
}

const REQUEST = { package: LEFT_PAD, archiveIds: [], path: undefined }

describe('dropPointers', () => {
  const drop = async (request: object) => {
    const { dropped } = await dropPointers({ ...REQUEST, cacheDir: dir, ...request }, { files })
    return [...dropped].sort()
  }

  beforeEach(async () => {
    const head = (id: string) => (id.length === 16 ? '\xb0' : '\xb5')
    // As a map, as uv 0.12 writes it, and as an array.
    const pointer = (id: string) =>
      id === ID ? `\x85\xa2id${head(id)}${id}\xa6hashes` : `\x95${head(id)}${id}\x91`
    await write('wheels-v7/pypi/left-pad/1.3-py3-none-any.http', pointer(ID))
    await write('wheels-v7/pypi/left-pad/1.3-py3-none-any.msgpack', ID)
    await write('wheels-v7/pypi/left-pad/1.3-py3-none-any.lock')
    await link('wheels-v7/pypi/left-pad/1.3-py3-none-any', `../../../archive-v0/${ID}`)
    await write('wheels-v7/pypi/left-pad/1.30-py3-none-any.http', pointer(OTHER_ID))
    await write('wheels-v5/index/0123abcd/left-pad/1.3-py3-none-any.http', pointer(OTHER_ID))
    await write('wheels-v6/url/0123abcd/left-pad/1.3-py3-none-any.rev', pointer(ID))
    await write('wheels-v6/git/0123abcd/89ef/left-pad/1.3-py3-none-any.http', pointer(ID))
    await write('wheels-v7/pypi/left-pad-ext/1.3-py3-none-any.http', pointer(ID))
    await write(`archive-v0/${ID}/left_pad/__init__.py`)
    await link(`sdists-v9/path/0123abcd/rev/left_pad-1.3-py3-none-any`, path.join(dir, 'archive-v0', ID))
    await write('sdists-v9/path/0123abcd/rev/left_pad-1.3-py3-none-any.whl')
    await write('sdists-v9/path/0123abcd/rev/metadata.msgpack')
    await link(`sdists-v9/path/0123abcd/rev/src/left_pad-1.3-own`, `../archive-v0/${ID}`)
    await link(`sdists-v9/pypi/left-pad/1.3/rev/left_pad-1.3-cp311`, `../../../../../archive-v0/${OTHER_ID}`)
  })

  test('with an archive id: exactly the pointers to that archive, in every bucket and kind', async () => {
    expect(await drop({ archiveIds: [ID] })).toEqual([
      'sdists-v9/path/0123abcd/rev/left_pad-1.3-py3-none-any',
      'sdists-v9/path/0123abcd/rev/left_pad-1.3-py3-none-any.whl',
      'wheels-v6/git/0123abcd/89ef/left-pad/1.3-py3-none-any.http',
      'wheels-v6/url/0123abcd/left-pad/1.3-py3-none-any.rev',
      'wheels-v7/pypi/left-pad/1.3-py3-none-any.http',
    ])
  })

  test('with a version only: those of the version, and not of one that begins alike', async () => {
    const dropped = await drop({})
    expect(dropped).toContain('wheels-v5/index/0123abcd/left-pad/1.3-py3-none-any.http')
    expect(dropped).toContain('sdists-v9/pypi/left-pad/1.3/rev/left_pad-1.3-cp311')
    expect(dropped).not.toContain('wheels-v7/pypi/left-pad/1.30-py3-none-any.http')
  })

  test('with a name only: all of the package, none of its neighbours', async () => {
    const dropped = await drop({ package: { name: 'left-pad' } })
    expect(dropped).toContain('wheels-v7/pypi/left-pad/1.30-py3-none-any.http')
    expect(dropped.filter((file) => file.includes('left-pad-ext'))).toEqual([])
  })

  test('archives, lock files, metadata and everything else stay byte for byte', async () => {
    const before = await snapshot(dir)
    const dropped = await drop({ package: { name: 'left-pad' } })
    const kept = Object.entries(before).filter(([file]) => !dropped.includes(file))
    expect(Object.entries(await snapshot(dir)).sort()).toEqual(kept.sort())
    expect(dropped.filter((file) => /archive-v0\/|\.lock$|\.msgpack$|\/src\//.test(file))).toEqual([])
  })

  test('no symbolic link is followed, wherever in the path it lies', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'))
    const pointer = path.join(outside, 'left-pad', '1.3-py3-none-any.http')
    await mkdir(path.dirname(pointer))
    await writeFile(pointer, ID)
    await link('wheels-v8', outside)
    await link('wheels-v9/pypi', outside)
    await link('wheels-v4/pypi/left-pad', path.dirname(pointer))
    await link('wheels-v4/index/0123abcd', outside)
    await drop({ package: { name: 'left-pad' } })
    expect(await readFile(pointer, 'utf8')).toBe(ID)
    await rm(outside, { recursive: true })
  })

  test('a pointer that another process takes away meanwhile is no error', async () => {
    const gone = async () => {
      throw Object.assign(new Error('gone'), { code: 'ENOENT' })
    }
    const racing = { ...files, unlink: gone }
    await expect(dropPointers({ ...REQUEST, cacheDir: dir }, { files: racing })).resolves.toBeDefined()
  })

  test('a cache that does not exist has no pointers', async () => {
    expect(await drop({ cacheDir: path.join(dir, 'none') })).toEqual([])
  })
})

describe('dropInstalled', () => {
  const SITE = '.venv/lib/python3.11/site-packages'
  const drop = () => dropInstalled({ environmentDir: path.join(dir, '.venv'), package: LEFT_PAD }, { files })
  const exists = (file: string) => lstat(path.join(dir, file)).then(Boolean, () => false)

  test('the distribution and the files of its record go, its neighbours stay', async () => {
    await write(`${SITE}/left_pad/core.py`)
    await write(`${SITE}/left_pad_ext-1.3.dist-info/RECORD`)
    await write('.venv/bin/left')
    await write(
      `${SITE}/Left.Pad-1.2.dist-info/RECORD`,
      'left_pad/core.py,,\n../../../bin/left,,\nnever/linked.py,,\n',
    )
    expect(await drop()).toBe(true)
    expect(Object.keys(await snapshot(dir))).toEqual([`${SITE}/left_pad_ext-1.3.dist-info/RECORD`])
  })

  test('a record cannot reach out of the environment', async () => {
    await write('precious')
    await write(
      `${SITE}/left_pad-1.3.dist-info/RECORD`,
      `../../../../precious,,\n${path.join(dir, 'precious')},,\n`,
    )
    await drop()
    expect(await exists('precious')).toBe(true)
  })

  test('nor by a link in the place of one of its directories', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'))
    onTestFinished(() => rm(outside, { recursive: true }))
    await writeFile(path.join(outside, 'core.py'), 'somebody works on this')
    await link('venv/lib/python3.11/site-packages/linked', outside)
    await write('venv/lib/python3.11/site-packages/linked-1.0.dist-info/RECORD', 'linked/core.py,,\n')
    const environmentDir = path.join(dir, 'venv')
    await dropInstalled({ environmentDir, package: { name: 'linked' } }, { files })
    expect(await files.readdir(outside)).toEqual(['core.py'])
  })

  test('without a record the distribution is unregistered all the same', async () => {
    await write(`${SITE}/left_pad-1.3.dist-info/METADATA`)
    expect(await drop()).toBe(true)
    expect(await exists(`${SITE}/left_pad-1.3.dist-info`)).toBe(false)
  })

  test('it is out of sight of uv before its first file goes', async () => {
    await write(`${SITE}/left_pad/core.py`)
    await write(`${SITE}/left_pad-1.3.dist-info/RECORD`, 'left_pad/core.py,,\n')
    const seen: boolean[] = []
    const unlink: typeof files.unlink = async (file) => {
      seen.push(await exists(`${SITE}/left_pad-1.3.dist-info`))
      return files.unlink(file)
    }
    await dropInstalled(
      { environmentDir: path.join(dir, '.venv'), package: LEFT_PAD },
      { files: { ...files, unlink } },
    )
    expect(seen).toEqual([false])
  })

  test('nothing installed, or no environment: nothing to do', async () => {
    expect(await drop()).toBe(false)
  })
})
