import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { createDownload } from '../../../src/platform/download.ts'
import { createPlatform, type Platform } from '../../../src/platform/index.ts'
import { type GetRequest, getUv, type ObtainedUv } from '../../../src/uv/get.ts'
import { type InstalledUv, type InstallRequest, installUv } from '../../../src/uv/install.ts'
import type { SourceName, SourceSettings } from '../../../src/uv/sources/source.ts'
import { parseVersion } from '../../../src/uv/specifier.ts'

export const TRIPLE = 'x86_64-unknown-linux-gnu'
export const ARCHIVE = `uv-${TRIPLE}.tar.gz`
export const WHEEL_TAG = 'manylinux_2_17_x86_64.manylinux2014_x86_64'
/** Newer than anything in the digest table. */
export const VERSION = '99.1.2'

export const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
export const wheelName = (version = VERSION, tag = WHEEL_TAG) => `uv-${version}-py3-none-${tag}.whl`

/** An executable that answers `--version` as uv does. */
export const fakeUv = (version = VERSION) => `#!/bin/sh\necho "uv ${version} (${TRIPLE})"\n`

export function fakeWheel(
  version = VERSION,
  scripts: Readonly<Record<string, string>> = { uv: fakeUv(version), uvx: fakeUv(version) },
): Buffer {
  const entries = Object.entries(scripts).map(([name, text]): [string, string] => [
    `uv-${version}.data/scripts/${name}`,
    text,
  ])
  return zip([['uv/__init__.py', ''], ...entries])
}

/** A zip archive without compression: local headers, central directory, end record. */
export function zip(entries: readonly (readonly [string, string])[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [rawName, text] of entries) {
    const [name, body] = [Buffer.from(rawName), Buffer.from(text)]
    const sizes = [crc32(body), body.length, body.length]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 6)
    central.writeUInt32LE(offset, 42)
    for (const [index, value] of sizes.entries()) {
      local.writeUInt32LE(value, 14 + 4 * index)
      central.writeUInt32LE(value, 16 + 4 * index)
    }
    local.writeUInt16LE(name.length, 26)
    central.writeUInt16LE(name.length, 28)
    locals.push(local, name, body)
    centrals.push(central, name)
    offset += 30 + name.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(centrals).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...centrals, end])
}

export function fakeArchive(version = VERSION): Buffer {
  const dir = mkdtempSync(path.join(tmpdir(), 'archive-'))
  try {
    mkdirSync(path.join(dir, `uv-${TRIPLE}`))
    for (const name of ['uv', 'uvx']) writeFileSync(path.join(dir, `uv-${TRIPLE}`, name), fakeUv(version))
    execFileSync(
      'tar',
      ['-czf', 'a.tar.gz', '--mtime=@0', '--owner=12345', '--group=12345', `uv-${TRIPLE}`],
      { cwd: dir },
    )
    return readFileSync(path.join(dir, 'a.tar.gz'))
  } finally {
    rmSync(dir, { recursive: true })
  }
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

export interface Site extends AsyncDisposable {
  readonly url: string
  /** `METHOD path` of every request, in order. */
  readonly requests: string[]
  readonly headers: IncomingMessage['headers'][]
  /** Answers of one path, the last one for ever. Without any: 404. */
  serve(pathname: string, ...answers: Answer[]): void
  /** From now on takes every request and answers none. */
  silence(): void
}

export const body =
  (content: string | Buffer, type = 'application/octet-stream'): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': type, 'content-length': content.length }).end(content)
export const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code).end()
/** Announces the whole and hangs up after half of it. */
export const truncated =
  (content: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': content.length })
    response.write(content.subarray(0, content.length / 2), () => response.destroy())
  }

export async function openSite(): Promise<Site> {
  const answers = new Map<string, Answer[]>()
  let isSilent = false
  const requests: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    headers.push(request.headers)
    if (isSilent) return
    const queue = answers.get(request.url ?? '') ?? []
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    ;(answer ?? status(404))(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers,
    serve: (pathname, ...queue) => void answers.set(pathname, queue),
    silence: () => {
      isSilent = true
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

export const htmlPage = (...links: string[]) =>
  body(links.map((link) => `<a href="${link}">${path.basename(link)}</a>`).join('\n'), 'text/html')
export const jsonPage = (...links: string[]) =>
  body(
    JSON.stringify({ files: links.map((url) => ({ filename: path.basename(url), url, hashes: {} })) }),
    'application/vnd.pypi.simple.v1+json',
  )

export interface InstallOverrides extends Partial<InstallRequest> {
  /** Of whatever is fetched. */
  readonly checksum?: string | undefined
}

/** A machine of its own: empty PATH, tool cache, home and temp directory, and an index, a mirror and a GitHub on loopback. */
export class Machine implements AsyncDisposable {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'install-uv-'))
  readonly lines: string[] = []
  readonly index: Site
  readonly mirror: Site
  readonly github: Site
  env: Record<string, string>
  platform: Platform

  static async open(): Promise<Machine> {
    return new Machine(await openSite(), await openSite(), await openSite())
  }

  private constructor(index: Site, mirror: Site, github: Site) {
    this.index = index
    this.mirror = mirror
    this.github = github
    for (const name of ['bin', 'tools', 'fallback', 'temp']) mkdirSync(this.at(name))
    this.env = {
      PATH: this.at('bin'),
      RUNNER_TOOL_CACHE: this.at('tools'),
      UV_DEFAULT_INDEX: `${index.url}/simple`,
    }
    const platform = createPlatform()
    const facts = { platform: 'linux', arch: 'x64', libc: 'gnu', homeDir: this.dir } as const
    // The pauses between attempts are real; only their length is not of interest here.
    const download = createDownload({ ...platform.clock, sleep: async () => {} })
    this.platform = { ...platform, download, host: { ...platform.host, ...facts, env: this.env } }
  }

  at(...segments: string[]): string {
    return path.join(this.dir, ...segments)
  }

  /** The place in the tool cache. */
  place(version = VERSION): string {
    return this.at('tools', 'locked-uv', version, TRIPLE)
  }

  isComplete(version = VERSION): boolean {
    return existsSync(`${this.place(version)}.complete`)
  }

  /** Puts executables into a directory. */
  put(dir: string, scripts: Readonly<Record<string, string>>): void {
    mkdirSync(dir, { recursive: true })
    for (const [name, text] of Object.entries(scripts)) {
      writeFileSync(path.join(dir, name), text)
      chmodSync(path.join(dir, name), 0o755)
    }
  }

  serveWheel(wheel: Buffer, filename = wheelName(), page = htmlPage): void {
    this.index.serve('/simple/uv/', page(`../../files/${filename}`))
    this.index.serve(`/files/${filename}`, body(wheel))
  }

  /** The public sources, each played by a site of this machine. */
  sources(
    order: readonly SourceName[] = ['tool-cache', 'path', 'index', 'mirror', 'github'],
  ): SourceSettings {
    const [mirrorUrl, githubUrl] = [this.mirror.url, this.github.url]
    const manifests = {
      mirrorManifestUrl: `${mirrorUrl}/uv.ndjson`,
      githubManifestUrl: `${githubUrl}/uv.ndjson`,
    }
    return { order, sites: { mirrorUrl, githubUrl, ...manifests }, manifestUrl: undefined }
  }

  options({ checksum, ...given }: InstallOverrides = {}): Omit<InstallRequest, 'version'> {
    return {
      checksums: checksum === undefined ? {} : { '*': checksum },
      sources: this.sources(),
      allowsUnverified: false,
      fallbackDir: this.at('fallback'),
      tempDir: this.at('temp'),
      signal: new AbortController().signal,
      onProgress: (line) => this.lines.push(line),
      ...given,
    }
  }

  install(request: InstallOverrides = {}): Promise<InstalledUv> {
    return installUv({ version: VERSION, ...this.options(request) }, this.platform)
  }

  async get(version: string, given: InstallOverrides & Partial<GetRequest> = {}): Promise<ObtainedUv> {
    const request = await parseVersion(version, 'input version')
    const policy = { strategy: 'highest', knownBad: 'warn' } as const
    return getUv({ request, ...policy, ...this.options(given) }, this.platform)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const site of [this.index, this.mirror, this.github]) await site[Symbol.asyncDispose]()
    rmSync(this.dir, { recursive: true, force: true })
  }
}
