import { describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { verifyEnvironment } from '../../../src/sync/verify.ts'
import { CASES, type Damage } from '../../support/packages/damage.ts'
import { ANSWERS, openRepairLab } from '../../support/packages/repair-lab.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import type { Source } from '../../support/packages/sources.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'
import { makeWheel } from '../../support/packages/wheel.ts'

// uv reads the end of a wheel behind a URL in a request of its own, for its metadata.
const DIRECTORY_BYTES = 16 * 1024

const RIGHT_PAD = makeWheel({ name: 'right-pad', version: '2.0' })

// All of it, about ten minutes: `npm run lab:heal`.
const isFull = process.env['HEAL_LAB'] === 'full'
const TELLING = ['METADATA deleted', 'RECORD deleted', 'module truncated', 'archive gone']
const casesFor = (version: string) =>
  isFull || version === UV_VERSIONS.at(-1)
    ? CASES
    : CASES.filter(({ name, source }) => source === 'index wheel' && TELLING.includes(name))

describe.each(UV_VERSIONS)('uv %s', (version) => {
  test.each(casesFor(version))(
    '$source, $name: whole after at most one heal, and nothing else is fetched or touched',
    (damage) => expectHealed(version, damage),
  )
})

async function expectHealed(version: string, damage: Damage & { source: Source }): Promise<void> {
  await using lab = await openRepairLab(version, { source: damage.source })
  expect(await lab.step()).toMatchObject({ error: undefined })
  await lab.dropEnvironment()
  await damage.make(lab.cacheDir)
  const before = await snapshot(lab.cacheDir)
  lab.index.requests.length = 0

  const { error, facts, lines } = await lab.step(damage.needsDigests ? { verify: 'full' } : {})
  expect(error, lines.join('\n')).toBeUndefined()
  expect(await lab.callAnswers()).toBe(ANSWERS)
  const whole = await verifyEnvironment(lab.environmentDir, { files }, { depth: 'digests' })
  expect(whole.holes).toEqual([])
  expect(facts.sync?.attempts).toBeLessThanOrEqual(2)
  expect(lab.index.artefactBytesSent()).toBeLessThanOrEqual(
    lab.artefact.bytes.length +
      (damage.isEverywhere ? RIGHT_PAD.bytes.length : 0) +
      (damage.source === 'URL wheel' ? DIRECTORY_BYTES : 0),
  )
  if (damage.isEverywhere) return
  expect(facts.heal?.packages ?? ['left-pad']).toEqual([expect.stringMatching(/^left-pad(==1\.3)?$/)])
  expect(filesOfRightPad(await snapshot(lab.cacheDir))).toEqual(filesOfRightPad(before))
}

/** With the archive that holds them. */
function filesOfRightPad(cache: Record<string, string>): Record<string, string> {
  const archive = Object.keys(cache).find((file) => /^archive-v0\/.*\/right_pad\/core\.py$/.test(file))
  const id = archive?.split('/')[1] ?? 'none'
  return Object.fromEntries(
    Object.entries(cache).filter(([file]) => file.includes('right-pad') || file.includes(id)),
  )
}
