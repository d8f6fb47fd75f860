import type { Host, Platform, Processes } from '../platform/index.ts'
import type { Owner, ProcessIdentity } from './owner.ts'

/** `dead` is a proof; `unknown` means that this system cannot see far enough to say. */
export type Verdict = 'alive' | 'dead' | 'unknown'

/**
 * Whether anything still works under this owner's lock. An owner is dead when its process and every member of its
 * child's process group are: uv outlives an action that was killed.
 */
export function judgeOwner(owner: Owner, platform: Pick<Platform, 'host' | 'processes'>): Verdict {
  const verdict = judgeProcess(owner, platform)
  if (verdict !== 'dead' || owner.child === undefined) return verdict
  const isChildGone =
    isOfEarlierBoot(owner, platform.host) || !isGroupOfChildAlive(owner.child, platform.processes)
  return isChildGone ? 'dead' : 'alive'
}

/** The same for the owner's own process alone. */
export function judgeProcess(
  owner: Owner,
  { host, processes }: Pick<Platform, 'host' | 'processes'>,
): Verdict {
  if (isOfEarlierBoot(owner, host)) return 'dead'
  if (!isSamePidSpace(owner, host)) return 'unknown'
  const facts = processes.inspect(owner.pid)
  if (typeof facts !== 'object') return processes.exists(owner.pid) ? 'unknown' : 'dead'
  if ('ZX'.includes(facts.state)) return 'dead'
  if (owner.startTicks === undefined) return 'unknown'
  return facts.startTicks === owner.startTicks ? 'alive' : 'dead'
}

/**
 * Whether what started this owner is proved gone as well, so that nobody is left who would end what the owner left
 * running. Only for an owner that is dead itself.
 */
export function isRunGone(owner: Owner, processes: Processes): boolean {
  if (owner.parent?.startTicks === undefined) return false
  const facts = processes.inspect(owner.parent.pid)
  if (typeof facts !== 'object') return facts === undefined && !processes.exists(owner.parent.pid)
  return 'ZX'.includes(facts.state) || facts.startTicks !== owner.parent.startTicks
}

/** Whether any member of the process group that the child led is alive. */
export function isGroupOfChildAlive(child: ProcessIdentity, processes: Processes): boolean {
  const facts = processes.inspect(child.pid)
  // The kernel does not give a pid out again while a process group bears it: a stranger there means an empty group.
  const isStranger =
    typeof facts === 'object' && child.startTicks !== undefined && facts.startTicks !== child.startTicks
  return !isStranger && processes.isGroupAlive(child.pid)
}

function isOfEarlierBoot(owner: Owner, host: Host): boolean {
  return (
    owner.host === host.hostname &&
    owner.bootId !== undefined &&
    host.bootId !== undefined &&
    owner.bootId !== host.bootId
  )
}

/** Process ids mean something only within one pid namespace of one boot; only Linux has namespaces. */
function isSamePidSpace(owner: Owner, host: Host): boolean {
  if (owner.host !== host.hostname) return false
  if (owner.bootId !== host.bootId || owner.pidNamespace !== host.pidNamespace) return false
  return host.platform !== 'linux' || (host.bootId !== undefined && host.pidNamespace !== undefined)
}
