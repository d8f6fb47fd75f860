import type { Floor } from '../cache/space.ts'
import type { Platform } from '../platform/index.ts'

/** The one object that main hands to post. Saved before there is anything that post might have to undo. */
export interface Session {
  readonly version: 1
  readonly lock?: { readonly path: string; readonly token: string }
  /** What post is to save in the Actions cache. */
  readonly saves?: readonly SavePlan[]
  /** How post is to bound the disk. */
  readonly collect?: CollectPlan
}

export interface CollectPlan {
  readonly baseDir: string
  readonly floor: Floor
  readonly maxBytes: number | undefined
  readonly isOffline: boolean
  readonly uv: { readonly path: string; readonly epochDir: string }
  /** The file that says that this job uses its cache. */
  readonly mark: string | undefined
  /** Bases of ours that were passed over, because their disks are full. */
  readonly fullBases: readonly string[]
}

/** Decided in main: what later steps change in files and variables does not lead post elsewhere. */
export interface SavePlan {
  readonly dir: string
  readonly name: string
  readonly key: string
  readonly prune?: { readonly uvPath: string; readonly isCi: boolean }
  readonly lockPath: string
  readonly savesOnFailure: boolean
  readonly ignoresNothing: boolean
}

const STATE_NAME = 'session'

/** Keeps what was added before; the last state of a name is the one that post gets. */
export class SessionKeeper {
  #session: Session = { version: 1 }

  add(part: Omit<Partial<Session>, 'version'>, { actions }: Pick<Platform, 'actions'>): void {
    this.#session = { ...this.#session, ...part }
    actions.saveState(STATE_NAME, JSON.stringify(this.#session))
  }
}

/** What main saved; undefined where it held nothing, or where another version of the action wrote it. */
export function readSession({ actions }: Pick<Platform, 'actions'>): Session | undefined {
  try {
    const session: unknown = JSON.parse(actions.state(STATE_NAME))
    return isSession(session) ? session : undefined
  } catch {
    return undefined
  }
}

function isSession(value: unknown): value is Session {
  const { version, lock, saves } = (value ?? {}) as Partial<Session>
  const isLock = lock === undefined || (typeof lock.path === 'string' && typeof lock.token === 'string')
  return version === 1 && isLock && (saves === undefined || Array.isArray(saves))
}
