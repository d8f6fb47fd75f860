import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Report } from '../../../src/flow/doctor/report.ts'
import { doctor } from '../../../src/flow/doctor.ts'
import { readOwner } from '../../../src/lock/observe.ts'
import { files } from '../../../src/platform/files.ts'
import { createCliPlatform } from '../../../src/platform/index.ts'
import { uvPathOf } from '../../support/packages/uv.ts'
import { type Node, openNode } from '../../support/shell/terminal.ts'

const UID = process.getuid?.()
const isRoot = UID === 0

let node: Node
beforeEach(async () => {
  node = await openNode({ pathDirs: [path.dirname(uvPathOf('0.13.8'))] })
})
afterEach(() => node[Symbol.asyncDispose]())

async function examine(env: Record<string, string> = {}): Promise<Report & { code: number | null }> {
  const { code, stdout, stderr } = await node.run(['doctor', '--json', '--offline'], { env })
  expect(stderr).toBe('')
  return { ...(JSON.parse(stdout) as Report), code }
}

/** Each with a remedy that says what to do. */
function codesOf({ problems }: Report): string[] {
  for (const { message, remedy } of problems) expect(`${message}\n${remedy}`).toMatch(/.{20}\n.{20}/)
  return problems.map(({ code }) => code)
}

// The disk of whoever runs the tests may be fuller than we like, and its reapers and kernel limits are its own.
const OF_THE_MACHINE = ['SPACE_LOW', 'INODES_LOW', 'REAPER_ACTIVE', 'INOTIFY_EXHAUSTED', 'FLOCK_MISSING']
const ofTheNode = (report: Report) => codesOf(report).filter((code) => !OF_THE_MACHINE.includes(code))

test('a good node: what setup would decide, and nothing to do', async () => {
  const report = await examine()
  expect(ofTheNode(report)).toEqual([])
  expect(report.uv).toMatchObject({
    request: '0.13.8',
    version: '0.13.8',
    source: 'path',
    onPath: ['0.13.8'],
  })
  expect(report.placement.cacheDir).toBe(path.join(node.tempDir, `locked-uv-${UID}/v1/cache/0.13/gen-1`))
  expect(report.placement.candidates[0]).toMatchObject({
    path: node.tempDir,
    verdict: expect.stringMatching(/^chosen/),
  })
  expect(report.lock.holder).toBeNull()
  const { stdout } = await node.run(['doctor', '--offline'])
  if (report.code === 0) expect(stdout).toContain('Nothing is wrong with this node.')
})

test.runIf(isRoot)('a full disk: which, and what to free', async () => {
  const full = path.join(node.dir, 'full')
  await mkdir(full)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=1777', 'none', full])
  try {
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${full}/fill 2>/dev/null || true`])
    const report = await examine({ TMPDIR: full })
    expect(report.code).toBe(1)
    expect(report.problems).toContainEqual({
      code: 'CANDIDATE_FULL',
      message: `${full} (TMPDIR) cannot be used: no space or no inodes left (ENOSPC)`,
      remedy: expect.stringMatching(/^Free space or inodes there .*; until then jobs use the next candidate/),
    })
    // Which looks elsewhere until then, and says so.
    const { code, stderr } = await node.run(['gc'], { env: { TMPDIR: full } })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `locked-uv gc: ${full} (TMPDIR) is passed over: no space or no inodes left (ENOSPC)\n`,
    })
    const base = path.join(full, `locked-uv-${UID}`)
    await mkdir(path.join(base, 'v1', 'cache'), { recursive: true })
    const { problems } = await examine({ TMPDIR: full })
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'CANDIDATE_FULL',
        remedy: expect.stringContaining(
          `Run "locked-uv gc --min-free 5GiB", which removes what is ours in ${base};`,
        ),
      }),
    )
  } finally {
    execFileSync('umount', ['-l', full])
  }
})

test('a network file system where an administrator wanted the base', async () => {
  const table = `1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / ${node.tempDir} rw - nfs4 a rw\n`
  const readInjected = async (file: string, ...rest: never[]) =>
    file === '/proc/self/mountinfo' ? table : await readFile(file, ...rest)
  const own = createCliPlatform()
  let printed = ''
  const platform = {
    ...own,
    files: { ...own.files, readFile: readInjected as never },
    host: { ...own.host, platform: 'linux' as const, env: { ...node.env, LOCKED_UV_BASE: node.tempDir } },
    console: {
      ...own.console,
      print: (text: string) => {
        printed += text
      },
    },
  }
  expect(await doctor(['--json', '--offline'], platform)).toBe(1)
  const { problems } = JSON.parse(printed) as Report
  expect(problems).toContainEqual({
    code: 'CANDIDATE_ON_NETWORK_FS',
    message: `${node.tempDir} (LOCKED_UV_BASE) cannot be used: on a network file system (nfs4)`,
    remedy: expect.stringContaining('Set LOCKED_UV_BASE to a directory on a disk of this node'),
  })
})

test('a lock that is held: by whom; for long: what to do', async () => {
  const holder = node.start(['run', '--', 'sh', '-c', 'echo entered; sleep 60'])
  await holder.says('entered')
  const report = await examine()
  expect(ofTheNode(report)).toEqual([])
  expect(report.lock.holder).toMatch(new RegExp(`^pid ${holder.child.pid} on `))
  const owner = await readOwner(report.lock.path, files)
  const since = new Date(Date.now() - 2 * 3_600_000).toISOString()
  await writeFile(path.join(report.lock.path, 'owner.json'), JSON.stringify({ ...owner, since }))
  const late = await examine()
  expect(ofTheNode(late)).toEqual(['LOCK_HELD_LONG'])
  expect(late.problems.find(({ code }) => code === 'LOCK_HELD_LONG')?.remedy).toContain(
    `Look at process ${holder.child.pid} and cancel it if it hangs`,
  )
  holder.child.kill('SIGTERM')
  await holder.finished
})

test('somebody died while writing: the cache is suspect until a sync has proved it', async () => {
  const holder = node.start(['run', '--', 'sh', '-c', 'echo entered; exec sleep 60'])
  await holder.says('entered')
  const { lock } = await examine()
  const owner = await readOwner(lock.path, files)
  holder.child.kill('SIGKILL')
  process.kill(-(owner?.child?.pid ?? 0), 'SIGKILL')
  await holder.finished
  // The next one inherits, and what it runs proves nothing.
  expect((await node.run(['run', '--no-verify', '--', 'true'])).code).toBe(0)
  const report = await examine()
  expect(ofTheNode(report)).toEqual(['CACHE_SUSPECT'])
  expect(report.lock.isSuspect).toBe(true)
})

test.each([
  [
    'a symbolic link in our place',
    async (dir: string) => await symlink('/somewhere', path.join(dir, `locked-uv-${UID}`)),
  ],
  ['a directory in which everybody may rename', async (dir: string) => await chmod(dir, 0o777)],
])('a hostile directory: %s', async (_name, prepare) => {
  await prepare(node.tempDir)
  const report = await examine()
  expect(report.code).toBe(1)
  expect(ofTheNode(report)).toEqual(['CANDIDATE_INSECURE'])
  expect(report.problems[0]?.message).toContain(node.tempDir)
  expect(report.placement.cacheDir).not.toContain(node.tempDir)
})

test('a version that contradicts the project, and one that is known to be bad', async () => {
  const cwd = path.join(node.dir, 'project')
  await mkdir(cwd)
  await writeFile(path.join(cwd, 'pyproject.toml'), '[tool.uv]\nrequired-version = "==0.11.10"\n')
  const { stdout } = await node.run(['doctor', '--json', '--offline'], { cwd })
  const { uv, problems } = JSON.parse(stdout) as Report
  expect(uv).toMatchObject({ version: '0.11.10', source: '' })
  expect(problems.find(({ code }) => code === 'UV_VERSION_KNOWN_BAD')?.remedy).toMatch(
    /^Ask for uv 0\.11\.\d+ /,
  )
})

test('wrong usage', async () => {
  const { code, stderr } = await node.run(['doctor', '--nothing'])
  expect(code).toBe(2)
  expect(stderr).toContain("Unknown option '--nothing'")
})
