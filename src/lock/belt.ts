import type { Files, Platform } from '../platform/index.ts'
import { errnoOf, messageOf } from '../shared/errors.ts'
import { type Owner, parseOwner } from './owner.ts'

/**
 * The kernel lock that goes with the exclusive lease: flock(2) on a file beside the lock, taken by flock(1), because
 * Node has no call for it. It belongs to an open file description, so it stays with us after flock(1) has ended, and with
 * every process that inherits the descriptor after we have. Who waits for it is woken by the kernel, in turn.
 */
export interface Belt {
  state(): BeltState
  /** Never rejects. */
  readonly settled: Promise<void>
  /** Stops waiting, or closes our descriptor. `unlock`: takes the lock from those that inherited it, too. */
  letGo(options?: { readonly unlock: boolean }): Promise<void>
}

export type BeltState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'held'; readonly descriptor: number }
  /** Somebody has it, and we did not want to wait. */
  | { readonly kind: 'busy' }
  /** There is none to be had here; `why` is for people. */
  | { readonly kind: 'none'; readonly why: string }

export interface BeltRequest {
  readonly lockPath: string
  readonly self: Owner
  readonly isPatient: boolean
}

type World = Pick<Platform, 'files' | 'host' | 'processes'>
type Taken = { readonly kind: 'held'; readonly descriptor: number }

// A reaper that deletes old files may take ours away between opening and locking; somebody may end flock(1).
const ATTEMPTS = 5
const RECORD_BYTES = 1024
const CONFLICT = 1
const OFF_WORDS = /^(0|off|false|no)$/i

export function beltFileOf(lockPath: string): string {
  return `${lockPath}.flk`
}

/** Asks for the kernel lock and returns at once. */
export function queueForBelt(request: BeltRequest, world: World): Belt {
  const giveUp = new AbortController()
  let state: BeltState = { kind: 'queued' }
  let held: Taken | undefined
  const settled = take(request, giveUp.signal, world).then((taken) => {
    state = taken
    if (taken.kind === 'held') held = taken
  })
  return {
    state: () => state,
    settled,
    async letGo({ unlock } = { unlock: false }) {
      giveUp.abort()
      await settled
      if (held === undefined) return
      const { descriptor } = held
      held = undefined
      if (unlock) await world.processes.runOn(descriptor, ['flock', '-u', '3'])
      world.files.closeSync(descriptor)
    },
  }
}

/** Whether no process has the kernel lock, inherited or not. True as well where that cannot be asked. */
export async function isBeltFree(lockPath: string, { files, processes }: World): Promise<boolean> {
  let descriptor: number
  try {
    descriptor = openBelt(lockPath, files)
  } catch {
    return true
  }
  try {
    const end = await processes.runOn(descriptor, ['flock', '-x', '-n', '3'])
    return !(end.kind === 'exited' && end.code === CONFLICT)
  } finally {
    files.closeSync(descriptor)
  }
}

/** Who took the kernel lock last, by the record that the file holds. */
export function readBeltOwner(lockPath: string, files: Files): Owner | undefined {
  try {
    const descriptor = openBelt(lockPath, files)
    try {
      const record = Buffer.alloc(RECORD_BYTES)
      const length = files.readSync(descriptor, record, 0, RECORD_BYTES, 0)
      return parseOwner(record.toString('utf8', 0, length))
    } finally {
      files.closeSync(descriptor)
    }
  } catch {
    return undefined
  }
}

async function take(request: BeltRequest, giveUp: AbortSignal, world: World): Promise<BeltState> {
  const { env, platform } = world.host
  if (OFF_WORDS.test(env['LOCKED_UV_KERNEL_LOCK'] ?? ''))
    return { kind: 'none', why: 'LOCKED_UV_KERNEL_LOCK switches it off' }
  if (platform !== 'linux') return { kind: 'none', why: `${platform} has no flock(1)` }
  try {
    for (let attempt = 1; attempt <= ATTEMPTS && !giveUp.aborted; attempt++) {
      const answer = await tryTake(request, giveUp, world)
      if (answer !== undefined) return answer
    }
    return {
      kind: 'none',
      why: giveUp.aborted ? 'given up' : `${beltFileOf(request.lockPath)} does not stay`,
    }
  } catch (error) {
    return { kind: 'none', why: errnoOf(error) ?? messageOf(error) }
  }
}

/** Undefined: to be tried again. */
async function tryTake(
  { lockPath, self, isPatient }: BeltRequest,
  giveUp: AbortSignal,
  { files, processes }: World,
): Promise<BeltState | undefined> {
  const descriptor = openBelt(lockPath, files, files.constants.O_CREAT)
  const end = await processes.runOn(descriptor, ['flock', '-x', ...(isPatient ? [] : ['-n']), '3'], giveUp)
  const isTaken = end.kind === 'exited' && end.code === 0
  if (isTaken && !giveUp.aborted && isStillThere(descriptor, lockPath, files)) {
    sign(descriptor, self, files)
    return { kind: 'held', descriptor }
  }
  files.closeSync(descriptor)
  if (end.kind === 'not-started') return { kind: 'none', why: `flock(1) cannot be started: ${end.reason}` }
  if (end.kind === 'signalled' || isTaken) return undefined
  if (end.code === CONFLICT && !isPatient) return { kind: 'busy' }
  return { kind: 'none', why: `flock(1) ended with exit code ${end.code}` }
}

/** @throws where it is no regular file; links are not followed, a pipe does not hang us */
function openBelt(lockPath: string, files: Files, extraFlags = 0): number {
  const { O_RDWR, O_NOFOLLOW, O_NONBLOCK } = files.constants
  const path = beltFileOf(lockPath)
  const descriptor = files.openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | extraFlags, 0o600)
  if (files.fstatSync(descriptor).isFile()) return descriptor
  files.closeSync(descriptor)
  throw new Error(`${path} is no regular file`)
}

/** Whoever locks a file that was unlinked is alone with it. */
function isStillThere(descriptor: number, lockPath: string, files: Files): boolean {
  const ours = files.fstatSync(descriptor, { bigint: true })
  const theirs = files.lstatSync(beltFileOf(lockPath), { bigint: true, throwIfNoEntry: false })
  return theirs?.ino === ours.ino && theirs.dev === ours.dev
}

/** Without it nobody is let past us while we are stopped; nothing else depends on it. */
function sign(descriptor: number, self: Owner, files: Files): void {
  const { version, token, host, bootId, pidNamespace, pid, startTicks, since } = self
  const record = JSON.stringify({ version, token, host, bootId, pidNamespace, pid, startTicks, since })
  try {
    files.writeSync(descriptor, record.padEnd(RECORD_BYTES), 0)
  } catch {
    // The disk is full.
  }
}
