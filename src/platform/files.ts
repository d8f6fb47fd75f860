import {
  chmodSync,
  closeSync,
  constants,
  type FSWatcher,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import * as pool from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'

// Signals, timers and the output of children wait no longer than that.
const SLICE_MS = 5

/**
 * Node's promise version of a call, without the way through the thread pool, which takes ten times as long as the call
 * itself on a local disk and far more on a loaded machine. It is for calls that touch one entry. The event loop gets its
 * turn every few milliseconds, whatever a caller awaits in a row.
 */
const inSlices = createSlicer()

function createSlicer() {
  let sliceEndsMs = 0
  return <Call>(call: (...args: never[]) => unknown): Call => {
    const run = async (...args: never[]) => {
      if (performance.now() > sliceEndsMs) {
        await nextTurn()
        sliceEndsMs = performance.now() + SLICE_MS
      }
      return call(...args)
    }
    return run as Call
  }
}

/**
 * The file system. Not an abstraction: these are Node's own functions, gathered so that a test can replace a single one
 * to provoke an errno that cannot be had otherwise (`{ ...files, rename: failing('EXDEV') }`).
 */
export const files = {
  chmod: inSlices<typeof pool.chmod>(chmodSync),
  copyFile: pool.copyFile,
  cp: pool.cp,
  glob: pool.glob,
  link: inSlices<typeof pool.link>(linkSync),
  lstat: inSlices<typeof pool.lstat>(lstatSync),
  mkdir: inSlices<typeof pool.mkdir>(mkdirSync),
  mkdtemp: pool.mkdtemp,
  open: pool.open,
  readdir: inSlices<typeof pool.readdir>(readdirSync),
  readFile: inSlices<typeof pool.readFile>(readFileSync),
  readlink: inSlices<typeof pool.readlink>(readlinkSync),
  realpath: inSlices<typeof pool.realpath>(realpathSync.native),
  rename: inSlices<typeof pool.rename>(renameSync),
  rm: pool.rm,
  rmdir: inSlices<typeof pool.rmdir>(rmdirSync),
  stat: inSlices<typeof pool.stat>(statSync),
  statfs: pool.statfs,
  symlink: inSlices<typeof pool.symlink>(symlinkSync),
  unlink: inSlices<typeof pool.unlink>(unlinkSync),
  utimes: inSlices<typeof pool.utimes>(utimesSync),
  watchDirectory,
  writeFile: inSlices<typeof pool.writeFile>(writeFileSync),
  constants,
  // For the hand-over of a lock, in which nothing else may have a turn, and for the files of an environment.
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  // For very many entries at once on a file system that answers slowly.
  statInPool: pool.stat,
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
