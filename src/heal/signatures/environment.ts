import { isOn, type Signature } from '../signature.ts'

const SHARING = 'Keep other programs (a virus scanner, a second uv) away from {path}.'

/** Programs that hold a file, which pass by themselves. Before the cache: a shared RECORD is not a damaged one. */
export const SHARING_VIOLATIONS: readonly Signature[] = [
  {
    id: 'sharing-violation',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [
      /Access is denied|The process cannot access the file|because it is being used by another process/i,
    ],
    remedy: SHARING,
  },
  {
    id: 'sharing-violation-windows',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [/(?:os error|WinError) (?:5|32|33|145|1224)\b/],
    when: isOn('win32'),
    remedy: SHARING,
  },
]

/** This machine, its user and the environment that is installed into. */
export const ENVIRONMENT: readonly Signature[] = [
  {
    id: 'permission',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [
      /Permission denied|Operation not permitted|Read-only file system|(?:os error|Errno) (?:13|30)\b/,
      /required privilege is not held|\(os error (?:183|1314)\)/,
      /Failed to uninstall .*missing `?RECORD|Cannot uninstall \S+/,
    ],
    remedy: 'Give {path} to the user of this runner, or set the input cache-dir to a directory of its own.',
  },
  {
    id: 'file-descriptors',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    // Words of glibc and of musl.
    patterns: [
      /Too many open files|No file descriptors available|Cannot allocate memory|Out of memory|paging file is too small/,
    ],
    remedy: 'Raise `ulimit -n` for the runner, or lower UV_CONCURRENT_DOWNLOADS and UV_CONCURRENT_INSTALLS.',
  },
  {
    id: 'path-too-long',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/File name too long|filename or extension is too long|\(os error (?:36|206)\)/],
    remedy: 'Set the input cache-dir to a shorter path than that of {path}.',
  },
  {
    id: 'busy',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [/Text file busy|Resource temporarily unavailable|\(os error (?:11|26)\)/],
    remedy: 'End what runs from this environment before the sync, or set UV_LINK_MODE to copy.',
  },
  {
    id: 'mount-point',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/Failed to remove director.*(?:Device or resource busy|Resource busy)/i],
    remedy: 'Unmount {path}, or name a directory below it in UV_PROJECT_ENVIRONMENT.',
  },
  {
    id: 'no-links',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/Invalid cross-device link|Too many links|incompatible hardlinks|\(os error (?:396|1142)\)/],
    remedy: 'Set UV_LINK_MODE to copy: {path} cannot be linked to.',
  },
  {
    id: 'virus-scanner',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/contains a virus or potentially unwanted software|\(os error 225\)/],
    remedy: 'Look in the log of the virus scanner why it took {path}.',
  },
  {
    id: 'git-ownership',
    class: 'environment',
    action: 'fail',
    in: 'output',
    patterns: [/detected dubious ownership in repository/],
    remedy: 'Give {path} to the user of this runner: git refuses a repository of somebody else.',
  },
  {
    id: 'git-missing',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/Git executable not found/],
    remedy: 'Install git on this runner.',
  },
  {
    id: 'virtual-environment',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [
      /not a (?:valid|compatible) (?:Python )?environment|Broken virtual environment|No virtual environment found/,
      /Broken symlink at|A virtual environment already exists|externally[- ]managed/,
      /No such file or directory: '[^']*site-packages[^']*\.dist-info/,
    ],
    remedy: 'Delete the virtual environment that the message names; the sync makes a new one.',
  },
  {
    id: 'interpreter',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [
      /No interpreter found|Failed to (?:query|inspect) Python|Querying Python at|No download found for request/,
      /Python interpreter not found|GLIBC\S* not found|Illegal instruction|Exec format error|Unable to create executable/,
    ],
    remedy: 'Check the Python that the message names, or ask for another with the input python-version.',
  },
]
