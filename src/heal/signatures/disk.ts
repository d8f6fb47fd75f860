import { isOn, type Signature } from '../signature.ts'

const FREE_SPACE = 'Free space or inodes on the disk of {path}, or set the input cache-dir to another disk.'

/** Space, inodes and quotas. A full disk also leaves missing files behind, so these rows come before all others. */
export const DISK: readonly Signature[] = [
  {
    id: 'disk-full',
    class: 'disk-full',
    action: 'free-space',
    in: 'output',
    patterns: [
      // musl has `Quota exceeded`.
      /No space left on device|\bquota exceeded|not enough space on the disk|\bENOSPC\b|\bEDQUOT\b/i,
      /(?:os error|Errno) 28\b|Wrote only \d+ of \d+ bytes|No usable temporary directory found|\b(?:insufficient|out of) disk space/i,
    ],
    remedy: FREE_SPACE,
  },
  {
    id: 'quota-linux',
    class: 'disk-full',
    action: 'free-space',
    in: 'output',
    patterns: [/(?:os error|Errno) 122\b/],
    when: isOn('linux'),
    remedy: FREE_SPACE,
  },
  {
    id: 'disk-full-windows',
    class: 'disk-full',
    action: 'free-space',
    in: 'chain',
    // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED.
    patterns: [/(?:os error|WinError) (?:39|112|1295)\b/],
    when: isOn('win32'),
    remedy: FREE_SPACE,
  },
  {
    id: 'quota-macos',
    class: 'disk-full',
    action: 'free-space',
    in: 'chain',
    patterns: [/(?:os error|Errno) 69\b/],
    when: isOn('darwin'),
    remedy: FREE_SPACE,
  },
]
