import type { Platform } from '../platform/index.ts'
import { findMount, parseMountinfo } from './mountinfo.ts'

/** Whether a file system belongs to this node alone. */
export interface Filesystem {
  readonly kind: 'local' | 'network' | 'unknown'
  /** As the kernel spells it (`ext4`, `nfs4`, `fuse.sshfs`), or `0x…` where only a number is known. */
  readonly name: string
  /** What told: the mount table, statfs(2), the shape of the path (Windows), or nothing on this system. */
  readonly via: 'mountinfo' | 'statfs' | 'path' | 'nothing'
}

const NETWORK_NAMES = new Set(
  (
    'nfs nfs4 lustre gpfs beegfs beegfs_nodev ceph cifs smb3 smbfs 9p afs kafs panfs pvfs2 orangefs wekafs dvs ' +
    'glusterfs ocfs2 gfs gfs2 coda vmhgfs vboxsf prl_fs virtiofs fuse'
  ).split(' '),
)
// fuseblk is a local disk under a FUSE driver (ntfs-3g); fuse-overlayfs is how rootless containers build their root.
const LOCAL_NAMES = new Set(
  (
    'ext2 ext3 ext4 xfs btrfs zfs f2fs bcachefs jfs reiserfs ntfs ntfs3 exfat vfat tmpfs ramfs overlay aufs ' +
    'fuseblk fuse.fuse-overlayfs'
  ).split(' '),
)

/** `statfs(2)` types, from coreutils' src/stat.c, and OrangeFS from the kernel's magic.h. */
const NAMES_BY_MAGIC: Readonly<Record<number, string>> = {
  26985: 'nfs',
  20859: 'smbfs',
  4283649346: 'cifs',
  4266872130: 'smb3',
  198183888: 'lustre',
  1196443219: 'gpfs',
  428016422: 'beegfs',
  12805120: 'ceph',
  2866260714: 'panfs',
  1397113167: 'afs',
  1799439955: 'kafs',
  1937076805: 'coda',
  1702057286: 'fuse',
  18225520: 'gfs2',
  1952539503: 'ocfs2',
  537068840: 'orangefs',
  16914839: '9p',
  2020557398: 'vboxsf',
  3133910204: 'vmhgfs',
  2088527475: 'prl_fs',
  61267: 'ext4',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  801189825: 'zfs',
  4076150800: 'f2fs',
  3393526350: 'bcachefs',
  827541066: 'jfs',
  16914836: 'tmpfs',
  2240043254: 'ramfs',
  1397118030: 'ntfs',
  538032816: 'exfat',
  2035054128: 'overlay',
  1635083891: 'aufs',
}

/**
 * The mount table's name decides; the number of statfs(2) counts where there is no name or one in neither list.
 * Overlays count as local: their upper directory is the container's own.
 */
export function judgeFilesystem(facts: {
  readonly mountType: string | undefined
  readonly statfsType: number | undefined
}): Filesystem {
  const { mountType, statfsType } = facts
  const byName = mountType === undefined ? 'unknown' : kindOf(mountType)
  if (mountType !== undefined && byName !== 'unknown')
    return { kind: byName, name: mountType, via: 'mountinfo' }

  // 32-bit systems give the type as a signed number.
  const magic = statfsType === undefined ? undefined : statfsType >>> 0
  const magicName = magic === undefined ? undefined : NAMES_BY_MAGIC[magic]
  if (magicName !== undefined) return { kind: kindOf(magicName), name: mountType ?? magicName, via: 'statfs' }
  if (mountType !== undefined) return { kind: 'unknown', name: mountType, via: 'mountinfo' }
  if (magic !== undefined) return { kind: 'unknown', name: `0x${magic.toString(16)}`, via: 'statfs' }
  return { kind: 'unknown', name: 'unknown', via: 'nothing' }
}

function kindOf(name: string): Filesystem['kind'] {
  if (LOCAL_NAMES.has(name)) return 'local'
  return NETWORK_NAMES.has(name) || name.startsWith('fuse.') ? 'network' : 'unknown'
}

/** The file system of an existing directory, given by its real path. */
export async function readFilesystem(
  realPath: string,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<Filesystem> {
  if (platform.host.platform === 'win32') return judgeWindowsPath(realPath)
  // The numbers of macOS change from release to release.
  if (platform.host.platform !== 'linux')
    return judgeFilesystem({ mountType: undefined, statfsType: undefined })
  const mountType = await readMountType(realPath, platform)
  // statfs(2) hangs where a server is dead, so it is only asked where the name does not decide.
  const byName = judgeFilesystem({ mountType, statfsType: undefined })
  if (byName.kind !== 'unknown') return byName
  const { type } = await platform.files.statfs(realPath)
  return judgeFilesystem({ mountType, statfsType: type })
}

/**
 * The file system mounted exactly at `path`, told without touching it: a stat(2) on the mount of a dead server never
 * returns. Undefined where `path` is no mount point or nothing tells.
 */
export async function readMountedAt(
  path: string,
  platform: Pick<Platform, 'files'>,
): Promise<Filesystem | undefined> {
  const mount = findMount(await readMounts(platform), path)
  if (mount?.mountPoint !== path) return undefined
  return judgeFilesystem({ mountType: mount.type, statfsType: undefined })
}

async function readMountType(
  realPath: string,
  platform: Pick<Platform, 'files'>,
): Promise<string | undefined> {
  return findMount(await readMounts(platform), realPath)?.type
}

async function readMounts({ files }: Pick<Platform, 'files'>) {
  // Absent outside Linux, hidden in some sandboxes: whatever the errno, nothing is known then.
  const text = await files.readFile('/proc/self/mountinfo', 'utf8').catch(() => '')
  return parseMountinfo(text)
}

/** Windows resolves a mapped drive to the UNC path behind it. */
function judgeWindowsPath(realPath: string): Filesystem {
  const isUnc = /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(realPath)
  return isUnc
    ? { kind: 'network', name: 'UNC path', via: 'path' }
    : { kind: 'local', name: 'drive', via: 'path' }
}
