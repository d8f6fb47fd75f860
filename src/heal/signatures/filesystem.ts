import { isLockCall, isOn, type Signature } from '../signature.ts'

const LOCAL_DISK =
  'Set the input cache-dir to a directory on a disk of this node; {path} is on a network file system.'

/** File systems that cannot lock or that lose files, which emptying a cache does not change. */
export const FILESYSTEM: readonly Signature[] = [
  {
    id: 'lock-timeout',
    class: 'filesystem',
    action: 'retry',
    in: 'output',
    patterns: [/Timeout \(\d+\s?s?\) when waiting for lock/],
    remedy: 'Raise UV_LOCK_TIMEOUT, or find the uv process on this node that holds the lock of {path}.',
  },
  {
    id: 'stale-handle',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [
      /Stale (?:NFS )?file handle|Unknown error 524|(?:os error|Errno) (?:524|116)\b/i,
      /Input\/output error|Remote I\/O error|Transport endpoint is not connected|after transport endpoint shutdown/i,
      /No data available \(os error 61\)|\.nfs[0-9a-f]{8,}|Structure needs cleaning/,
    ],
    remedy: LOCAL_DISK,
  },
  {
    id: 'stale-handle-macos',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [/\(os error 70\)/],
    when: isOn('darwin'),
    remedy: LOCAL_DISK,
  },
  {
    id: 'no-locks',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [
      /No locks available|Function not implemented|Bad file descriptor|Operation not supported|Resource deadlock/i,
      /(?:os error|Errno) (?:37|38|9|95)\b/,
    ],
    when: isLockCall,
    remedy:
      'Set the directory of this lock file to a disk of this node: the file system of {path} cannot lock.',
  },
  {
    id: 'silly-rename',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [/builds-v\d+.*Directory not empty|Directory not empty.*builds-v\d+/s],
    remedy: LOCAL_DISK,
  },
]
