import { describe, expect, test } from 'vitest'
import { BACKEND } from '../../support/packages/backend.ts'
import { damageArchive, dropBuilt } from '../../support/packages/damage.ts'
import { ANSWERS, openRepairLab, type RepairLab } from '../../support/packages/repair-lab.ts'
import { makeSdist } from '../../support/packages/sdist.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'
import { makeWheel } from '../../support/packages/wheel.ts'

// All versions: `npm run lab:heal`. These two have the two kinds of output.
const VERSIONS = process.env['HEAL_LAB'] === 'full' ? UV_VERSIONS : [UV_VERSIONS[0], UV_VERSIONS[4]]

const BUILDER = { name: 'make-pad', version: '1.0' }

/** Synced once; the next sync has to build left-pad again, with a build requirement that is cached and in no uv.lock. */
async function openBuildLab(version: string): Promise<RepairLab> {
  const artefact = makeSdist({ name: 'left-pad', version: '1.3', builder: BUILDER.name })
  const lab = await openRepairLab(version, { source: 'index sdist', artefact })
  lab.index.replace(makeWheel({ ...BUILDER, files: { 'make_pad/backend.py': BACKEND } }))
  expect(await lab.step()).toMatchObject({ error: undefined })
  await lab.dropEnvironment()
  await dropBuilt(lab.cacheDir)
  lab.index.requests.length = 0
  return lab
}

describe.each(VERSIONS)('uv %s', (version) => {
  test.each(['module deleted', 'METADATA deleted', 'module truncated'])(
    'a build requirement with its %s: it alone is fetched again, though uv speaks of a failed build',
    async (damage) => {
      await using lab = await openBuildLab(version)
      await damageArchive(lab.cacheDir, BUILDER, damage)
      const { error, facts, lines } = await lab.step()
      expect(error, lines.join('\n')).toBeUndefined()
      expect(await lab.callAnswers()).toBe(ANSWERS)
      expect(facts.heal?.packages).toEqual([expect.stringMatching(/^make-pad/)])
      expect(new Set(lab.index.wheelsSent())).toEqual(new Set(['make_pad-1.0-py3-none-any.whl']))
    },
  )

  test('a build that fails by itself costs no package its place in the cache, damaged or not', async () => {
    await using lab = await openBuildLab(version)
    await damageArchive(lab.cacheDir, { name: 'right-pad', version: '2.0' }, 'module deleted')
    const before = await snapshot(lab.cacheDir)
    const script = 'echo "error: Failed to build `left-pad`"; echo "cc: no header of make-pad"; exit 1'
    const { error, facts } = await lab.step({ run: script })
    expect(error).toMatchObject({ code: 'SYNC_FAILED' })
    expect(facts).toMatchObject({ failureClass: 'build' })
    expect(await snapshot(lab.cacheDir)).toEqual(before)
  })
})
