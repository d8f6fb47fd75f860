import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, copyFile, lchown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { ANSWERS } from '../../support/packages/repair-lab.ts'
import { UV_VERSIONS, uvPathOf } from '../../support/packages/uv.ts'

const NOBODY = 65_534

type Change = (entry: string, isDirectory: boolean) => Promise<unknown>

async function forEach(cacheDir: string, pattern: RegExp, change: Change): Promise<void> {
  for (const entry of await readdir(cacheDir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (pattern.test(file) && !entry.isSymbolicLink()) await change(file, entry.isDirectory())
  }
}

const take: Change = async (entry, isDirectory) => {
  await chown(entry, 0, 0)
  await chmod(entry, isDirectory ? 0o700 : 0o600)
}
const LEFT_PAD = /\/archive-v0\/[^/]+\/left_pad/

const DAMAGES: [name: string, make: (cacheDir: string) => Promise<void>][] = [
  ['METADATA of another user', (cacheDir) => forEach(cacheDir, /left_pad-1\.3\.dist-info\/METADATA$/, take)],
  ['modules of another user', (cacheDir) => forEach(cacheDir, /\/left_pad\/.*\.py$/, take)],
  ['directories of another user', (cacheDir) => forEach(cacheDir, LEFT_PAD, take)],
  [
    'modules without any permission',
    (cacheDir) => forEach(cacheDir, /\/left_pad\/.*\.py$/, (file) => chmod(file, 0)),
  ],
  [
    'directories without any permission',
    (cacheDir) => forEach(cacheDir, /left_pad-1\.3\.dist-info$/, (dir) => chmod(dir, 0)),
  ],
  [
    'a cache that was taken over as a whole',
    async (cacheDir) => {
      await forEach(cacheDir, /left_pad-1\.3\.dist-info\/METADATA$/, take)
      await forEach(cacheDir, /\/wheels-v\d+/, (entry) => lchown(entry, 0, 0))
    },
  ],
]

/** The folder of the tools may be closed to others. */
async function copyUv(version: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'uv-for-others-'))
  await mkdir(path.join(dir, version))
  await copyFile(uvPathOf(version), path.join(dir, version, 'uv'))
  for (const entry of [dir, path.join(dir, version), path.join(dir, version, 'uv')]) await chmod(entry, 0o755)
  return dir
}

// All versions: `npm run lab:heal`.
const VERSIONS = process.env['HEAL_LAB'] === 'full' ? UV_VERSIONS : [UV_VERSIONS[0], UV_VERSIONS[4]]

// Only root can give files away.
describe.skipIf(process.getuid?.() !== 0).each(VERSIONS)('uv %s', (version) => {
  test.each(DAMAGES)('%s: whole after at most one heal', async (_name, make) => {
    const uvDir = await copyUv(version)
    const worker = spawn(
      'setpriv',
      [
        ...[`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
        ...[process.execPath, path.join(import.meta.dirname, 'foreign-worker.ts'), version],
      ],
      { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], TEST_UV_DIR: uvDir } },
    )
    const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]()
    const read = async () => {
      for (;;) {
        const { value = 'null' } = await lines.next()
        // Programs that look along PATH complain of directories that are closed to them.
        if (/^(?:\{|null)/.test(value)) return JSON.parse(value)
      }
    }
    const { dir, cacheDir, error: first } = await read()
    expect(first).toBeUndefined()
    await make(cacheDir)
    worker.stdin.end('go\n')
    const second = await read()
    expect(second.error, JSON.stringify(second, undefined, 1)).toBeUndefined()
    expect(second.answers).toBe(ANSWERS)
    expect(second.sync.attempts).toBeLessThanOrEqual(2)
    await once(worker, 'close')
    for (const done of [uvDir, dir]) await rm(done, { recursive: true, force: true })
  })
})
