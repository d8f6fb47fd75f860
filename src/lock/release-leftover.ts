import { randomUUID } from 'node:crypto'
import { explainLockError } from './errors.ts'
import { isGroupOfChildAlive, judgeProcess } from './liveness.ts'
import { createPatience, type HeldLock, observeLock } from './observe.ts'
import { createOwner } from './owner.ts'
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
    const state = await observeLock(lockPath, platform.files)
    if (state.kind === 'free') return 'gone'
    if (state.owner?.token !== token) return 'not-ours'
    // A container job that was cancelled runs on beside its post step.
    if (judgeProcess(state.owner, platform) === 'alive') return 'owner-alive'
    const { child } = state.owner
    if (child && isGroupOfChildAlive(child, platform.processes)) return 'child-alive'
    const self = createOwner(randomUUID(), platform)
    const request = {
      lockPath,
      instance: state.instance,
      isAbandoned: (now: HeldLock) => now.mtimeNs === state.mtimeNs,
      self,
      patience: createPatience(platform.clock),
    }
    return (await takeOver(request, platform)) ? 'released' : 'gone'
  } catch (error) {
    throw explainLockError(lockPath, error)
  }
}
