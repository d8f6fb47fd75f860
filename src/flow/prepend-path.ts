import type { Platform } from '../platform/index.ts'

/** Puts a directory first on PATH of later steps, unless the user forbids it as uv's own installer lets him. */
export function prependPath(dir: string, { actions, host }: Pick<Platform, 'actions' | 'host'>): void {
  if (host.env['UV_NO_MODIFY_PATH']) actions.info(`UV_NO_MODIFY_PATH is set: ${dir} is not put on PATH`)
  else actions.addPath(dir)
}
