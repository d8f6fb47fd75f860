import type { Platform } from '../platform/index.ts'

/** The one object that main hands to post. Saved before there is anything that post might have to undo. */
export interface Session {
  readonly version: 1
  readonly lock: { readonly path: string; readonly token: string }
}

const STATE_NAME = 'session'

export function saveSession(session: Session, { actions }: Pick<Platform, 'actions'>): void {
  actions.saveState(STATE_NAME, JSON.stringify(session))
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
  const { version, lock } = (value ?? {}) as Partial<Session>
  return version === 1 && typeof lock?.path === 'string' && typeof lock.token === 'string'
}
