import { utimesSync } from 'node:fs'
import { lock } from 'proper-lockfile'
import {
  asideOf,
  discard,
  isOurs,
  isThere,
  prepareStage,
  readToken,
  remake,
  removeOwned,
  renameUnlessThere,
  replaceRecord,
  stageOf,
  withdraw,
} from './directory.ts'
import type { Owner, ProcessIdentity } from './owner.ts'

/**
 * A record with a heartbeat, made beside the lock while there is time: what is left to do when the lock becomes free is a
 * rename. Everything here is token-checked: what belongs to somebody else stays.
 */
export interface Bid {
  /** Moves it into the lock's place, before it returns; undefined where that is taken. */
  tryEnter(): Hold | undefined
  /** Gives up a bid that is not in. */
  withdraw(): Promise<void>
}

/** The lock while this process has it. */
export interface Hold {
  /** Whether the lock went to somebody else before it was released. */
  isLost(): boolean
  /** Writes the child into the record before it returns. False where the disk refused. */
  recordChild(child: ProcessIdentity | undefined): boolean
  /** The same for {@link Owner.isWaiting}. */
  recordWaiting(isWaiting: boolean): boolean
  /** Whether the recorded child is alive, so that a release would leave the lock to it. */
  isInUse(): boolean
  /** Takes it out of its place again, to be tried later. */
  retreat(): void
  /**
   * Frees the name, before it returns. True when nothing is left to do; false where the system refused just now. While the
   * recorded child lives the lock stays.
   */
  release(): boolean
  /** What is to be done after a release, and nobody waits for: the end of the heartbeat, the deletion of the aside. */
  tidy(): Promise<void>
}

export interface BidRequest {
  readonly lockPath: string
  readonly owner: Owner
  /** For the record: when the lock is had. */
  readonly now: () => Date
  readonly isInUse: (child: ProcessIdentity) => boolean
}

// Heartbeat. Only waiters that cannot see our process need it.
const UPDATE_MS = 2000

/**
 * Makes a bid. proper-lockfile keeps it, before and after it is in: heartbeat, and removal when the process ends by
 * `exit` or by a signal that nobody handles. It never judges a lock stale, and never sees one of others.
 */
export async function makeBid({ lockPath, owner: initial, now, isInUse }: BidRequest): Promise<Bid> {
  const { token } = initial
  const stage = stageOf(lockPath, token)
  let owner = initial
  let place = stage
  let isReleased = false
  const isChildAlive = () => owner.child !== undefined && isInUse(owner.child)

  const stop = await engage(lockPath, token, {
    make: () => prepareStage(lockPath, owner),
    place: () => {
      // Swept, or torn: nobody else has reason to be there.
      if (place === stage && readToken(stage) !== token) remake(lockPath, owner)
      return place
    },
    // Runs at exit too: uv may have outlived us, and its death is for the next waiter to prove.
    remove: () => {
      if (place === stage) discard(stage)
      else if (!isChildAlive()) removeOwned(lockPath, token)
    },
  })
  // Rejects when it was compromised or released before; the disk says what there is to do.
  const end = () => stop().catch(() => undefined)
  const replace = (next: Owner) => {
    owner = next
    return isOurs(lockPath, token) && replaceRecord(lockPath, owner)
  }

  const hold: Hold = {
    isLost: () => !isReleased && !isOurs(lockPath, token),
    recordChild(child) {
      const { child: _, ...rest } = owner
      return replace(child ? { ...rest, child } : rest)
    },
    recordWaiting(isWaiting) {
      const { isWaiting: _, ...rest } = owner
      return replace(isWaiting ? { ...rest, isWaiting } : rest)
    },
    isInUse: isChildAlive,
    retreat() {
      place = stage
      if (!isOurs(lockPath, token) || !renameUnlessThere(lockPath, stage)) remake(lockPath, owner)
    },
    release() {
      if (isChildAlive()) return true
      isReleased = true
      return withdraw(lockPath, token)
    },
    async tidy() {
      if (!isReleased) return
      await end()
      discard(asideOf(lockPath, token))
    },
  }
  return {
    tryEnter() {
      if (isThere(lockPath)) return undefined
      if (!isThere(stage)) prepareStage(lockPath, owner)
      if (!renameUnlessThere(stage, lockPath)) return undefined
      place = lockPath
      // On disk with the next change of the record, which the start of a child is.
      owner = { ...owner, since: now().toISOString() }
      return hold
    },
    withdraw: async () => void (await end()),
  }
}

interface Kept {
  readonly make: () => void
  readonly place: () => string
  readonly remove: () => void
}

async function engage(lockPath: string, token: string, kept: Kept): Promise<() => Promise<void>> {
  let mtime = new Date()
  // Synchronous inside: between a look and the act that follows from it no release of ours can come. Fresh for each
  // lock, because proper-lockfile defines a property on it.
  const fs = {
    mkdir: callback(kept.make),
    rmdir: callback(kept.remove),
    rmdirSync: kept.remove,
    utimes: (_path: string, atime: Date, next: Date, done: Callback) =>
      callback(() => {
        utimesSync(kept.place(), atime, next)
        mtime = next
      })(lockPath, done),
    // proper-lockfile believes that a directory with another mtime is not ours; the token knows better.
    stat: callback(() => {
      if (readToken(kept.place()) !== token) throw Object.assign(new Error('lost'), { code: 'ENOENT' })
      return { mtime }
    }),
  }
  // Locks are remembered by the first argument: one that is ours alone keeps two leases of a process apart.
  return await lock(`${lockPath}.${token}`, {
    lockfilePath: stageOf(lockPath, token),
    fs,
    realpath: false,
    retries: 0,
    stale: Number.POSITIVE_INFINITY,
    update: UPDATE_MS,
    // The default throws inside a timer. `isLost` looks at the disk instead of remembering this.
    onCompromised: () => undefined,
  })
}

type Callback = (error: unknown, result?: unknown) => void

function callback(act: () => unknown): (path: string, done: Callback) => void {
  return (_path, done) => {
    let result: unknown
    try {
      result = act()
    } catch (error) {
      done(error)
      return
    }
    done(null, result)
  }
}
