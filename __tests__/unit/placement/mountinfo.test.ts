import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMount, parseMountinfo } from '../../../src/placement/mountinfo.ts'

const line = (mountPoint: string, type: string, optional = 'shared:1') =>
  `36 35 98:0 / ${mountPoint} rw,noatime ${optional} - ${type} source rw`

/** As the kernel writes a path (mangle() in fs/proc_namespace.c). */
const escapeOctal = (path: string) =>
  path.replaceAll(/[ \t\n\\#]/g, (it) => `\\${it.charCodeAt(0).toString(8).padStart(3, '0')}`)

const typeAt = (lines: string[], path: string) => findMount(parseMountinfo(lines.join('\n')), path)?.type

describe('the mount table', () => {
  it('gives the type below the longest mount point', () => {
    const table = [line('/', 'ext4'), line('/home', 'nfs4'), line('/home/u/fast', 'xfs')]
    expect(typeAt(table, '/home/u/.cache')).toBe('nfs4')
    expect(typeAt(table, '/home/u/fast')).toBe('xfs')
    expect(typeAt(table, '/var/tmp')).toBe('ext4')
  })

  it('does not take a common beginning of a name for a parent', () => {
    expect(typeAt([line('/', 'ext4'), line('/scratch', 'lustre')], '/scratch2/x')).toBe('ext4')
  })

  it('lets the last of several mounts on one point win', () => {
    expect(typeAt([line('/', 'ext4'), line('/s', 'autofs'), line('/s', 'nfs4')], '/s/a')).toBe('nfs4')
  })

  it('copes with no optional field, with several, and with lines of another shape', () => {
    const table = [
      'garbage',
      line('/', 'ext4', ''),
      line('/a', 'xfs', 'shared:1 master:2'),
      '36 35 98:0 / /b rw -',
    ]
    expect(
      typeAt(
        table.map((it) => it.replaceAll('  ', ' ')),
        '/a',
      ),
    ).toBe('xfs')
    expect(
      typeAt(
        table.map((it) => it.replaceAll('  ', ' ')),
        '/b',
      ),
    ).toBe('ext4')
  })

  it('reads a bind mount whose path has spaces', () => {
    expect(typeAt([line('/', 'ext4'), line('/mnt/my\\040disk', 'fuse.sshfs')], '/mnt/my disk/u')).toBe(
      'fuse.sshfs',
    )
  })

  it('gives every path back that the kernel escaped', () => {
    const paths = fc
      .array(fc.stringMatching(/^[^/\0]{1,12}$/), { minLength: 1, maxLength: 4 })
      .map((names) => `/${names.join('/')}`)
    fc.assert(
      fc.property(paths, (path) => {
        expect(parseMountinfo(line(escapeOctal(path), 'xfs'))).toEqual([{ mountPoint: path, type: 'xfs' }])
      }),
    )
  })

  it.runIf(process.platform === 'linux')('knows the root of the machine it runs on', async () => {
    const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'))
    expect(findMount(mounts, '/proc/self')?.type).toBe('proc')
    expect(findMount(mounts, '/')?.mountPoint).toBe('/')
  })
})
