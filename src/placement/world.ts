import type { Platform } from '../platform/index.ts'

/** What placement needs of the outside world. */
export type World = Pick<Platform, 'files' | 'host'>

/** Takes one line that a reader of the decision should know. */
export type Report = (note: string) => void
