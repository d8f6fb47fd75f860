import { type Actions, actions } from './actions.ts'
import { type Archives, archives } from './archives.ts'
import { type Clock, clock } from './clock.ts'
import { type Console, createConsole } from './console.ts'
import { createDownload, type Download } from './download.ts'
import { type Files, files } from './files.ts'
import { type Host, readHost } from './host.ts'
import { type Processes, processes } from './processes.ts'

export type { Actions, AnnotationPlace } from './actions.ts'
export type { Archives } from './archives.ts'
export type { Clock } from './clock.ts'
export type { Console } from './console.ts'
export type { Download, DownloadRequest, DownloadResult } from './download.ts'
export type { Files } from './files.ts'
export type { Host } from './host.ts'
export type { ChildEnd, ChildSpec, HelperResult, Processes, ProcessFacts, RunningChild } from './processes.ts'

/** The outside world, one small interface for each piece; built in `entry/`, passed as the last parameter. */
export interface Platform {
  readonly actions: Actions
  readonly archives: Archives
  readonly clock: Clock
  readonly download: Download
  readonly files: Files
  readonly host: Host
  readonly processes: Processes
}

export function createPlatform(): Platform {
  return { actions, archives, clock, download: createDownload(clock), files, host: readHost(), processes }
}

/** What a command has beside that: the terminal it was typed at. */
export interface CliPlatform extends Platform {
  readonly console: Console
}

export function createCliPlatform(): CliPlatform {
  return { ...createPlatform(), console: createConsole() }
}
