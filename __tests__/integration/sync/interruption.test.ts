import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../../src/shared/errors.ts'
import { planSync } from '../../../src/sync/command.ts'
import { runSync, type SyncResult } from '../../../src/sync/run.ts'
import { openLab } from '../../support/packages/lab.ts'
import { UV_VERSIONS, uvPathOf } from '../../support/packages/uv.ts'

// The runner sends SIGTERM 7.5 s after SIGINT, and what is left of that has to do for releasing the lock.
const LIMIT_MS = 7000

describe('SIGINT in the middle of a sync', () => {
  test.each(UV_VERSIONS)(
    'uv %s, waiting for the index: it ends, and nothing of its group is left',
    async (version) => {
      const { result, tookMs, groupId, processes } = await interruptSync(version, { kind: 'auto' })
      expect(result).toEqual({ kind: 'interrupted', signal: 'SIGINT', isEnded: true })
      expect(tookMs).toBeLessThan(LIMIT_MS)
      expect(processes.isGroupAlive(groupId)).toBe(false)
    },
  )

  test('a script whose children ignore SIGINT and SIGTERM: all of them are ended in time', async () => {
    const script = [
      "trap '' INT TERM",
      'bash -c \'trap "" INT TERM; while :; do sleep 0.2; done\' &',
      'uv sync || true',
      'while :; do sleep 0.2; done',
    ].join('\n')
    const { result, tookMs, groupId, processes } = await interruptSync('0.13.8', { kind: 'script', script })
    expect(result).toEqual({ kind: 'interrupted', signal: 'SIGINT', isEnded: true })
    expect(tookMs).toBeLessThan(LIMIT_MS)
    expect(processes.isGroupAlive(groupId)).toBe(false)
  })
})

/** Interrupts as soon as uv waits for a wheel that never comes. */
async function interruptSync(version: string, run: { kind: 'auto' } | { kind: 'script'; script: string }) {
  const uvPath = uvPathOf(version)
  await using lab = await openLab(version)
  const interruption = new AbortController()
  const { host, processes: own, files, clock } = lab.platform
  const env = { ...host.env, PATH: `${uvPath.slice(0, -'/uv'.length)}:${host.env['PATH']}` }
  const processes = { ...own, interruption: interruption.signal }
  const platform = { files, clock, processes, host: { ...host, env } }
  const plan = await planSync({ projectDir: lab.projectDir, run, syncArgs: [], uvPath }, platform)
  if (plan.kind !== 'commands') throw new Error(plan.reason)

  lab.index.disturb('.whl', 'stall')
  let groupId = 0
  const isWaiting = lab.index.seen('.whl')
  const ended: Promise<SyncResult> = runSync(
    {
      commands: plan.commands,
      cwd: lab.projectDir,
      onOutput: () => {},
      onChild: (child) => {
        groupId = child?.pid ?? groupId
      },
    },
    platform,
  )
  await isWaiting
  const startedMs = clock.monotonicMs()
  interruption.abort(new Interrupted('SIGINT'))
  const result = await ended
  return { result, tookMs: clock.monotonicMs() - startedMs, groupId, processes }
}
