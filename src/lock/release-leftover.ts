import { randomUUID } from 'node:crypto'
import { isBeltFree } from './belt.ts'
import { removeOwned } from './directory.ts'
import { explainLockError } from './errors.ts'
import { isGroupOfChildAlive, judgeProcess } from './liveness.ts'
import { createPatience, type HeldLock, observeLock } from './observe.ts'
import { createOwner } from './owner.ts'
import { readerPathOf } from './readers.ts'
import { type LockPlatform, takeOver } from './takeover.ts'

/** `gone`: released or taken over before. `owner-alive`, `child-alive`: still at work, nothing was touched. */
export type LeftoverOutcome = 'released' | 'gone' | 'not-ours' | 'owner-alive' | 'child-alive'

/**
 * Releases what another process of the same job left when it was killed. The next holder is told that it inherits, as
 * it would be by a takeover.
 *
 * @throws LockUnusableError where the path is no directory or cannot be changed
 */
export async function releaseLeftover(
  { lockPath, token }: { readonly lockPath: string; readonly token: string },
  platform: LockPlatform,
): Promise<LeftoverOutcome> {
  try {
    const readerPath = readerPathOf(lockPath, token)
    const isReader = (await observeLock(readerPath, platform.files)).kind === 'held'
    const path = isReader ? readerPath : lockPath
    const early = await observeLock(path, platform.files)
    if (early.kind === 'free') return 'gone'
    if (early.owner?.token !== token) return 'not-ours'
    // A container job that was cancelled runs on beside its post step.
    if (judgeProcess(early.owner, platform) === 'alive') return 'owner-alive'
    // Once more: before its death it may have recorded a child, and only after that it cannot.
    const state = await observeLock(path, platform.files)
    if (state.kind === 'free') return 'gone'
    const child = state.owner?.child
    if (child && isGroupOfChildAlive(child, platform.processes)) return 'child-alive'
    // A reader has written nothing that anybody would have to be told of.
    if (isReader) return removeOwned(readerPath, token) ? 'released' : 'gone'
    // What it started may have left the process group, and still hold the kernel lock.
    if (!(await isBeltFree(lockPath, platform))) return 'child-alive'
    const self = createOwner(randomUUID(), platform)
    const request = {
      lockPath,
      instance: state.instance,
      isBeltSettled: true,
      isAbandoned: (now: HeldLock) => now.mtimeNs === state.mtimeNs,
      self,
      patience: createPatience(platform.clock),
    }
    return (await takeOver(request, platform)) ? 'released' : 'gone'
  } catch (error) {
    throw explainLockError(lockPath, error)
  }
}
