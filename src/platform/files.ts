import {
  closeSync,
  constants,
  type FSWatcher,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  watch,
  writeSync,
} from 'node:fs'
import {
  chmod,
  copyFile,
  cp,
  glob,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'

/**
 * The file system. Not an abstraction: these are Node's own functions, gathered so that a test can replace a single one
 * to provoke an errno that cannot be had otherwise (`{ ...files, rename: failing('EXDEV') }`).
 */
export const files = {
  chmod,
  copyFile,
  cp,
  glob,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  unlink,
  utimes,
  watchDirectory,
  writeFile,
  constants,
  // For the hand-over of a lock: on a loaded machine the way through the thread pool takes far longer than the call.
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  // For the files of an environment, tens of thousands at a time: the way through the thread pool takes ten times the call.
  statSync,
  writeSync,
}

export type Files = typeof files

/**
 * Calls `onChange` with the name of each entry that appears in, leaves or changes in `dir`. Returns undefined where the
 * system has no watch left (inotify's `max_user_instances` is 128 per user, shared with everything that user runs):
 * callers poll as well.
 */
function watchDirectory(dir: string, onChange: (name: string) => void): Pick<FSWatcher, 'close'> | undefined {
  try {
    const watcher = watch(dir, { persistent: false }, (_event, name) => onChange(name ?? ''))
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}
