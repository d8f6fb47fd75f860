import { isLockCall, isOn, type Signature } from '../signature.ts'

const LOCAL_DISK =
  'Set the input cache-dir to a directory on a disk of this node; {path} is on a network file system.'
const WAIT = 'Raise UV_LOCK_TIMEOUT, or find the uv process on this node that holds the lock of {path}.'

/** File systems that cannot lock or that lose files, which emptying a cache does not change. */
export const FILESYSTEM: readonly Signature[] = [
  {
    id: 'lock-timeout',
    class: 'filesystem',
    action: 'retry',
    in: 'output',
    patterns: [/Timeout \(\d+\s?s?\) when waiting for lock/],
    remedy: WAIT,
  },
  {
    id: 'lock-wait',
    class: 'filesystem',
    action: 'retry',
    in: 'output',
    // uv before 0.9.16 waits for ever, until somebody ends the job.
    patterns: [/Waiting to acquire (?:\w+ )?lock.*(?:\n.*){0,6}$/],
    when: ({ hasChain, isSuccess }) => !hasChain && !isSuccess,
    remedy: WAIT,
  },
  {
    id: 'no-such-call',
    class: 'filesystem',
    action: 'relocate',
    in: 'output',
    // A number of the kernel of its own that a network file system has let out, and one that no local disk answers.
    patterns: [/\bos error 524\b|Unknown error 524|Stale (?:NFS )?file handle/i],
    remedy: LOCAL_DISK,
  },
  {
    id: 'input-output',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [
      /Input\/output error|Remote I\/O error|Transport endpoint is not connected|after transport endpoint shutdown/i,
      /No data available \(os error 61\)|\.nfs[0-9a-f]{8,}|Structure needs cleaning|cyclic redundancy check/i,
      // Of file servers that want a ticket.
      /Key has (?:expired|been revoked)|Required key not available|Key was rejected by service/,
    ],
    remedy: LOCAL_DISK,
  },
  {
    id: 'input-output-linux',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    // EIO, EPROTO, EOVERFLOW, ENOTCONN, ESHUTDOWN, ESTALE, EUCLEAN, EREMOTEIO, the four of keys: musl has other words.
    patterns: [/(?:os error|Errno) (?:5|71|75|107|108|116|117|121|12[6-9])\b/],
    when: isOn('linux'),
    remedy: LOCAL_DISK,
  },
  {
    id: 'input-output-windows',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    // Of disks: CRC, IO_DEVICE, FILE_CORRUPT; of file servers: those that are gone or not found.
    patterns: [/(?:os error|WinError) (?:23|53|55|59|64|67|1117|1231|1392)\b/],
    when: isOn('win32'),
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
      /No locks available|Function not implemented|Bad file descriptor|Operation not supported|Invalid argument|Resource deadlock/i,
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
