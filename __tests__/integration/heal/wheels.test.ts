import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import type { ActionError } from '../../../src/shared/errors.ts'
import { verifyEnvironment } from '../../../src/sync/verify.ts'
import { damageArchive } from '../../support/packages/damage.ts'
import { ANSWERS, openRepairLab } from '../../support/packages/repair-lab.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'
import { type Artefact, makeWheel } from '../../support/packages/wheel.ts'
import { makeZip, readZip } from '../../support/packages/zip.ts'

const LEFT_PAD = { name: 'left-pad', version: '1.3' }

describe.each(UV_VERSIONS)('uv %s', (version) => {
  test('what an installer writes and rewrites is whole by its digests: scripts, data, headers, namespaces, .pth', async () => {
    const artefact = makeWheel({
      ...LEFT_PAD,
      files: {
        'left_pad-1.3.dist-info/entry_points.txt': '[console_scripts]\nleft = left_pad.core:answer\n',
        'left_pad-1.3.data/scripts/left-tool': '#!python\nprint("tool")\n',
        'left_pad-1.3.data/data/share/left/data.txt': 'data\n',
        'left_pad-1.3.data/headers/left.h': '#define LEFT\n',
        'left_pad-1.3.data/purelib/left_more.py': 'more = 1\n',
        'space/left.py': 'left = 1\n',
        'left.pth': 'import sys\n',
        'with space, and comma.txt': 'odd\n',
      },
    })
    await using lab = await openRepairLab(version, { artefact })
    const { error, facts, lines } = await lab.step({ verify: 'full' })
    expect(error, lines.join('\n')).toBeUndefined()
    expect(facts.heal).toBeUndefined()
    expect(facts.verified?.files).toBeGreaterThan(20)
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  test('a wheel that does not hold what its own RECORD lists: fetched once more, told, and accepted', async () => {
    const artefact = withFile(
      makeWheel(LEFT_PAD),
      'RECORD',
      (record) => `${record}left_pad/never_there.py,sha256=x,5\n`,
    )
    await using lab = await openRepairLab(version, { artefact })
    const { error, facts, lines } = await lab.step()
    expect(error, lines.join('\n')).toBeUndefined()
    const isRepairedByUv = facts.heal === undefined
    if (!isRepairedByUv) expect(facts.notices.join('\n')).toContain('The wheel of left-pad does not hold')
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  test('a wheel that is published without a WHEEL file: fetched once more, and no cache is given up for it', async () => {
    const artefact = withFile(makeWheel(LEFT_PAD), 'WHEEL', () => '')
    await using lab = await openRepairLab(version, { artefact })
    const { error, facts, lines } = await lab.step()
    expect(error).toMatchObject({ code: 'SYNC_FAILED' })
    expect(facts).toMatchObject({ failureClass: 'cache-corruption', sync: { attempts: 2 } })
    expect(lines.join('\n')).toContain('left-pad came with the same fault when it was fetched again')
    expect((error as ActionError).remedy).toContain('the wheel itself is broken')
    expect(await readFile(path.join(lab.epochDir, 'current'), 'utf8')).toBe('1\n')
    expect(Object.keys(await snapshot(lab.cacheDir)).join('\n')).toContain('right_pad/core.py')
  })

  // A file that an earlier sync hard linked is the cache's own: writing into it would change it for every environment.
  test.each(['hardlink', 'copy', 'clone', 'symlink'])(
    'link mode %s: files are replaced, not written through into the cache',
    async (linkMode) => {
      await using lab = await openRepairLab(version, { env: { UV_LINK_MODE: linkMode } })
      expect(await lab.step()).toMatchObject({ error: undefined })
      await damageArchive(lab.cacheDir, LEFT_PAD, 'module truncated')
      if (linkMode === 'copy' || linkMode === 'clone') await lab.dropEnvironment()
      const before = await snapshot(`${lab.cacheDir}/archive-v0`)
      const { error, facts, lines } = await lab.step()
      expect(error, lines.join('\n')).toBeUndefined()
      expect(facts.heal?.packages).toEqual(['left-pad==1.3'])
      expect(await snapshot(`${lab.cacheDir}/archive-v0`)).toMatchObject(before)
      expect((await verifyEnvironment(lab.environmentDir, { files })).holes).toEqual([])
      expect(await lab.callAnswers()).toBe(ANSWERS)
    },
  )
})

function withFile(wheel: Artefact, file: string, change: (content: string) => string): Artefact {
  const entries = readZip(wheel.bytes)
  const name = `left_pad-1.3.dist-info/${file}`
  const bytes = makeZip({ ...entries, [name]: change(entries[name]?.toString() ?? '') })
  return { ...wheel, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
