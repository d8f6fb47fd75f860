import { type Actions, actions } from './actions.ts'
import { type Archives, archives } from './archives.ts'
import { type CacheService, createCacheService } from './cache-service.ts'
import { type Clock, clock } from './clock.ts'
import { type Console, createConsole } from './console.ts'
import type { Download } from './download.ts'
import { type Files, files } from './files.ts'
import { type Host, readHost } from './host.ts'
import { type Processes, processes } from './processes.ts'
import { shellActions } from './shell-actions.ts'

export type { Actions, AnnotationPlace } from './actions.ts'
export type { Archives } from './archives.ts'
export type { CacheService, Transferred, TransferSpec } from './cache-service.ts'
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
  readonly cacheService: CacheService
  readonly clock: Clock
  readonly download: Download
  readonly files: Files
  readonly host: Host
  readonly processes: Processes
}

export function createPlatform(): Platform {
  const host = readHost()
  return {
    actions,
    archives,
    cacheService: createCacheService({ actions, clock, host, processes }),
    clock,
    download: loadDownload(clock),
    files,
    host,
    processes,
  }
}

/** Loaded when something is downloaded: TLS and HTTP take longer to load than a warm step has to spare. */
function loadDownload(clock: Clock): Download {
  let loading: Promise<Download> | undefined
  const load = () => {
    loading ??= import('./download.ts').then(({ createDownload }) => createDownload(clock))
    return loading
  }
  return {
    text: async (request) => (await load()).text(request),
    toFile: async (request, file) => (await load()).toFile(request, file),
  }
}

/** What a command has beside that: the terminal it was typed at. */
export interface CliPlatform extends Platform {
  readonly console: Console
}

export function createCliPlatform(): CliPlatform {
  return { ...createPlatform(), actions: shellActions, console: createConsole() }
}
