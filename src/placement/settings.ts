import type { Host } from '../platform/index.ts'

type Env = Host['env']

/** An environment variable; empty counts as not set. */
export function readSetting(env: Env, name: string): string | undefined {
  return env[name] || undefined
}

/** Whether uv takes the variable for a yes. */
export function isSwitchedOn(env: Env, name: string): boolean {
  return /^(1|true|yes|on|t|y)$/i.test(env[name] ?? '')
}
