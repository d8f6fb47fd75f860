import { describe, expect, it } from 'vitest'
import { judgeFilesystem, readFilesystem, readMountedAt } from '../../../src/placement/filesystem.ts'
import { files } from '../../../src/platform/files.ts'
import { worldWith } from './scratch.ts'

const judge = (mountType?: string, statfsType?: number) => judgeFilesystem({ mountType, statfsType })

describe('the verdict on a file system', () => {
  it.each([
    'nfs4',
    'nfs',
    'lustre',
    'gpfs',
    'beegfs',
    'ceph',
    'cifs',
    'smb3',
    '9p',
    'dvs',
    'wekafs',
    'virtiofs',
    'fuse',
    'fuse.sshfs',
    'fuse.glusterfs',
  ])('%s is a network file system by its name', (name) => {
    expect(judge(name)).toEqual({ kind: 'network', name, via: 'mountinfo' })
  })

  it.each(['ext4', 'xfs', 'btrfs', 'zfs', 'overlay', 'tmpfs', 'fuseblk', 'fuse.fuse-overlayfs'])(
    '%s is local, whatever its number is',
    (name) => {
      expect(judge(name, 0x65735546)).toEqual({ kind: 'local', name, via: 'mountinfo' })
    },
  )

  it('asks the number where there is no name', () => {
    expect(judge(undefined, 0x6969)).toEqual({ kind: 'network', name: 'nfs', via: 'statfs' })
    expect(judge(undefined, 0x0bd00bd0)).toEqual({ kind: 'network', name: 'lustre', via: 'statfs' })
    expect(judge(undefined, 0xef53)).toEqual({ kind: 'local', name: 'ext4', via: 'statfs' })
  })

  it('asks the number where the name says nothing, and keeps the name', () => {
    expect(judge('newfs', 0x6969)).toEqual({ kind: 'network', name: 'newfs', via: 'statfs' })
    expect(judge('newfs', 0x1234)).toEqual({ kind: 'unknown', name: 'newfs', via: 'mountinfo' })
  })

  it('reads the signed number of a 32-bit system', () => {
    expect(judge(undefined, 0xff534d42 | 0)).toEqual({ kind: 'network', name: 'cifs', via: 'statfs' })
  })

  it('admits that it does not know', () => {
    expect(judge(undefined, 0x1234)).toEqual({ kind: 'unknown', name: '0x1234', via: 'statfs' })
    expect(judge()).toEqual({ kind: 'unknown', name: 'unknown', via: 'nothing' })
  })

  it.each([
    [String.raw`\\server\share\x`, 'network'],
    [String.raw`\\?\UNC\server\share`, 'network'],
    [String.raw`\\?\C:\x`, 'local'],
    [String.raw`C:\Users\x`, 'local'],
  ])('on Windows %s is %s', async (path, kind) => {
    expect((await readFilesystem(path, worldWith({}, { platform: 'win32' }))).kind).toBe(kind)
  })

  it('is unknown on macOS', async () => {
    expect((await readFilesystem('/', worldWith({}, { platform: 'darwin' }))).kind).toBe('unknown')
  })
})

describe.runIf(process.platform === 'linux')('on this machine', () => {
  it('falls back on statfs where /proc is hidden', async () => {
    const { host } = worldWith({})
    const readFile = () => Promise.reject(Object.assign(new Error('hidden'), { code: 'EACCES' }))
    const seen = await readFilesystem('/dev/shm', { host, files: { ...files, readFile: readFile as never } })
    expect(seen).toEqual({ kind: 'local', name: 'tmpfs', via: 'statfs' })
  })

  it('knows what is mounted at a point without touching it', async () => {
    const table = '1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / /dead rw - nfs4 a rw\n'
    const never = () => {
      throw new Error('touched')
    }
    const world = {
      files: { ...files, readFile: (async () => table) as never, stat: never, statfs: never } as never,
    }
    expect(await readMountedAt('/dead', world)).toEqual({ kind: 'network', name: 'nfs4', via: 'mountinfo' })
    expect(await readMountedAt('/dead/below', world)).toBeUndefined()
  })
})
