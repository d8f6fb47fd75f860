import { describe, expect, it } from 'vitest'
import { listCandidates } from '../../../src/placement/candidates.ts'
import type { Host } from '../../../src/platform/index.ts'

const DIRS = { runnerTemp: '/r/_work/_temp', toolCache: '/r/_work/_tool', workspace: '/r/_work/a/a' }

const list = (env: Host['env'], host: Partial<Host> = {}, dirs = DIRS) =>
  listCandidates({ env, platform: 'linux', homeDir: '/home/u', ...host }, dirs)

const skipReasonOf = (env: Host['env'], from = 'TMPDIR') =>
  list(env).find((it) => it.from === from)?.skipReason

describe('candidates', () => {
  it('come in the order: asked for, TMPDIR, site scratch, system, beside the tool cache', () => {
    const env = { LOCKED_UV_BASE: '/asked', TMPDIR: '/t', LOCAL_SCRATCH: '/nvme' }
    expect(list(env).map((it) => it.path)).toEqual([
      '/asked',
      '/t',
      '/nvme',
      '/local/scratch',
      '/localscratch',
      '/scratch/local',
      '/scratch',
      '/var/tmp',
      '/tmp',
      '/r/_work',
    ])
  })

  it('take an empty variable for one that is not set, and name each directory once', () => {
    const paths = list({ LOCKED_UV_BASE: '', TMPDIR: '/tmp', LOCAL_SCRATCH: '' }).map((it) => it.path)
    expect(paths[0]).toBe('/tmp')
    expect(paths.filter((it) => it === '/tmp')).toHaveLength(1)
  })

  it.each([
    [{ TMPDIR: '/r/_work/_temp/x' }, /RUNNER_TEMP/],
    [{ TMPDIR: '/r/_work/_temp' }, /RUNNER_TEMP/],
    [{ TMPDIR: '/r/_work/a/a/tmp' }, /workspace/],
    [{ TMPDIR: '/tmp/slurm.4711', SLURM_JOB_ID: '4711' }, /Slurm job 4711/],
    [{ TMPDIR: '/local/u-4711-0', SLURM_JOBID: '4711' }, /Slurm job 4711/],
  ])('skip a TMPDIR that ends with the job: %o', (env, reason) => {
    expect(skipReasonOf(env)).toMatch(reason)
  })

  it.each([
    [{ TMPDIR: '/local/u' }],
    [{ TMPDIR: '/r/_work/_temperature' }],
    [{ TMPDIR: '/tmp/node12', SLURM_JOB_ID: '1' }],
    [{ TMPDIR: '/tmp/slurm.4711' }],
  ])('keep a TMPDIR that lasts: %o', (env) => {
    expect(skipReasonOf(env)).toBeUndefined()
  })

  it('skip a per-job LOCAL_SCRATCH too, but never what was asked for', () => {
    const perJob = '/tmp/4711'
    expect(skipReasonOf({ LOCAL_SCRATCH: perJob, SLURM_JOB_ID: '4711' }, 'LOCAL_SCRATCH')).toMatch(/Slurm/)
    expect(skipReasonOf({ LOCKED_UV_BASE: perJob, SLURM_JOB_ID: '4711' }, 'LOCKED_UV_BASE')).toBeUndefined()
  })

  it('are RUNNER_TEMP alone on a GitHub-hosted runner, and say so to whoever asked for another', () => {
    const env = { RUNNER_ENVIRONMENT: 'github-hosted', TMPDIR: '/t', LOCKED_UV_BASE: '/asked' }
    const [asked, ...rest] = list(env)
    expect(asked).toMatchObject({ path: '/asked', skipReason: expect.stringContaining('RUNNER_TEMP') })
    expect(rest).toEqual([{ path: '/r/_work/_temp', from: 'RUNNER_TEMP' }])
  })

  it('are below LOCALAPPDATA on Windows, or below the profile where it is not set', () => {
    const paths = (env: Host['env']) => list(env, { platform: 'win32', homeDir: '/u' }).map((it) => it.path)
    expect(paths({ LOCKED_UV_BASE: '/asked', LOCALAPPDATA: '/u/L', TMPDIR: '/t' })).toEqual([
      '/asked',
      '/u/L',
    ])
    expect(paths({})).toEqual(['/u/AppData/Local'])
  })

  it('are the TMPDIR of the user and then ~/Library/Caches on macOS', () => {
    const paths = list({ TMPDIR: '/var/folders/ab/cd/T/' }, { platform: 'darwin' }).map((it) => it.path)
    expect(paths).toEqual(['/var/folders/ab/cd/T/', '/home/u/Library/Caches'])
  })

  it('need neither a home nor a job', () => {
    const none = { runnerTemp: undefined, toolCache: undefined, workspace: '/w' }
    expect(listCandidates({ env: {}, platform: 'linux', homeDir: undefined }, none).at(-1)?.path).toBe('/tmp')
    expect(listCandidates({ env: {}, platform: 'darwin', homeDir: undefined }, none)).toEqual([])
  })
})
