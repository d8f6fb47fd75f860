import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { classify, failureFromHoles } from '../../../src/heal/classify.ts'
import { planHeal } from '../../../src/heal/plan.ts'
import { dropInstalled, dropPointers } from '../../../src/heal/steps.ts'
import type { Failure } from '../../../src/shared/failure.ts'
import type { SyncResult } from '../../../src/sync/run.ts'
import { verifyEnvironment } from '../../../src/sync/verify.ts'
import { DAMAGES, damageArchive } from '../../support/packages/damage.ts'
import { type Lab, LEFT_PAD, openLab } from '../../support/packages/lab.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'

// uv reports these; of the others it knows nothing, and only the RECORD files tell.
const SEEN_BY_UV = DAMAGES.filter((damage) => !damage.startsWith('module'))

describe.each(UV_VERSIONS)('uv %s with a damaged archive in its cache', (version) => {
  test.each(DAMAGES)('%s: recognised, healed, and only this package is fetched again', async (damage) => {
    await using lab = await openLab(version)
    expect(await lab.sync()).toMatchObject({ kind: 'succeeded' })
    await lab.dropEnvironment()
    const archiveId = await damageArchive(lab.cacheDir, LEFT_PAD, damage)

    const broken = await lab.sync()
    expect(broken.kind).toBe(SEEN_BY_UV.includes(damage) ? 'failed' : 'succeeded')
    const failure = await findFailure(lab, broken)
    expect(failure).toMatchObject({ class: 'cache-corruption', action: 'heal', package: LEFT_PAD })
    expect([undefined, archiveId]).toContain(failure?.archiveId)

    await heal(lab, failure)
    lab.index.requests.length = 0
    expect(await lab.sync()).toMatchObject({ kind: 'succeeded' })
    expect(lab.index.wheelsSent()).toEqual(['left_pad-1.3-py3-none-any.whl'])
    await expectWhole(lab)
  })

  // A file that an earlier sync hard linked is the cache's own: writing into it would change it for every environment.
  test.each(['hardlink', 'copy', 'clone'])(
    'link mode %s: files are replaced, not written through into the cache',
    async (linkMode) => {
      await using lab = await openLab(version)
      await lab.sync('--link-mode', 'hardlink')
      const archiveId = await damageArchive(lab.cacheDir, LEFT_PAD, 'module truncated')
      const archiveDir = path.join(lab.cacheDir, 'archive-v0', archiveId)
      const before = await snapshot(archiveDir)
      await heal(lab, await findFailure(lab, await lab.sync('--link-mode', linkMode)))
      expect(await lab.sync('--link-mode', linkMode)).toMatchObject({ kind: 'succeeded' })
      await expectWhole(lab)
      expect(await snapshot(archiveDir)).toEqual(before)
    },
  )
})

async function findFailure(lab: Lab, result: SyncResult): Promise<Failure | undefined> {
  if (result.kind === 'failed') {
    const { output, code } = result
    return classify({ output, exitCode: code, cacheDir: lab.cacheDir, platform: process.platform })
  }
  const { holes } = await verifyEnvironment(lab.environmentDir, lab.platform)
  return holes.length > 0 ? failureFromHoles(holes, lab.environmentDir) : undefined
}

async function heal(lab: Lab, failure: Failure | undefined): Promise<void> {
  const found = failure?.package
  if (failure === undefined || found === undefined) throw new Error('there is nothing to heal')
  expect(planHeal(failure, { mode: 'auto', isOffline: false, isHealed: false })).toEqual({ kind: 'heal' })
  const { archiveId } = failure
  const { dropped } = await dropPointers(
    { cacheDir: lab.cacheDir, package: found, ...(archiveId ? { archiveId } : {}) },
    lab.platform,
  )
  expect(dropped).toEqual([
    expect.stringMatching(/^wheels-v\d+\/index\/\w+\/left-pad\/1\.3-py3-none-any\.http$/),
  ])
  await dropInstalled({ environmentDir: lab.environmentDir, package: found }, lab.platform)
}

async function expectWhole(lab: Lab): Promise<void> {
  const { distributions, holes } = await verifyEnvironment(lab.environmentDir, lab.platform)
  expect({ distributions, holes }).toEqual({ distributions: 2, holes: [] })
  expect(await lab.callAnswer('left_pad')).toBe('left-pad 1.3')
  expect(await lab.callAnswer('right_pad')).toBe('right-pad 2.0')
}
