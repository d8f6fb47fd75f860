import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ActionError } from '../../../src/shared/errors.ts'
import type { FailureClass } from '../../../src/shared/failure.ts'
import { type Fault, makeFault } from '../../support/packages/fault.ts'
import { openRepairLab, type RepairLab } from '../../support/packages/repair-lab.ts'
import { makeSdist } from '../../support/packages/sdist.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'
import { makeWheel } from '../../support/packages/wheel.ts'

interface Trouble {
  readonly name: string
  readonly fault?: Fault
  /** After a first successful step; the environment is dropped afterwards. */
  readonly make?: (lab: RepairLab) => unknown
  readonly inputs?: Record<string, string>
  readonly expected: FailureClass
  /** Part of what the user is told to do. */
  readonly remedy: RegExp
}

const require = (lab: RepairLab, requirement: string) => edit(lab, /"left-pad[^"]*"/, `"${requirement}"`)
const OTHER = 'something-else'

const TROUBLES: readonly Trouble[] = [
  { name: '404', make: (lab) => fetchOther(lab, 404), expected: 'network', remedy: /answers/ },
  { name: '500', make: (lab) => fetchOther(lab, 500), expected: 'network', remedy: /answers/ },
  { name: 'a reset', make: (lab) => fetchOther(lab, 'reset'), expected: 'network', remedy: /network/ },
  {
    name: 'no TLS where TLS is expected',
    make: (lab) => edit(lab, /url = "http:/, 'url = "https:', { isUnlocked: true }),
    expected: 'network',
    remedy: /127\.0\.0\.1/,
  },
  {
    name: 'other bytes than uv.lock records',
    make: async (lab) => {
      await lab.uv('cache', 'clean', 'left-pad')
      lab.index.replace(makeWheel({ name: 'left-pad', version: '1.3', requires: ['forged'] }))
    },
    expected: 'resolution',
    remedy: /other bytes/,
  },
  {
    name: 'no version that suits',
    make: (lab) => require(lab, 'left-pad>5'),
    inputs: { run: 'uv lock' },
    expected: 'resolution',
    remedy: /requirements/,
  },
  {
    name: 'a stale uv.lock',
    make: (lab) => require(lab, 'left-pad<1.4'),
    expected: 'resolution',
    remedy: /uv lock/,
  },
  {
    name: 'a pyproject.toml that does not parse',
    make: (lab) => writeFile(path.join(lab.projectDir, 'pyproject.toml'), '[project\n'),
    expected: 'resolution',
    remedy: /[Cc]orrect the file/,
  },
  {
    name: 'a compiler error',
    make: async (lab) => {
      lab.index.replace(
        makeSdist({ name: OTHER, version: '1.0', backend: 'raise SystemExit("cc: no header")' }),
      )
      await require(lab, OTHER)
      await lab.uv('lock')
    },
    expected: 'build',
    remedy: /compiler/,
  },
  { name: 'ENOSPC', fault: { call: 'write', errno: 'ENOSPC' }, expected: 'disk-full', remedy: /Free space/ },
  { name: 'EDQUOT', fault: { call: 'write', errno: 'EDQUOT' }, expected: 'disk-full', remedy: /Free space/ },
  { name: 'EACCES', fault: { call: 'write', errno: 'EACCES' }, expected: 'environment', remedy: /user/ },
  { name: 'EMFILE', fault: { call: 'open', errno: 'EMFILE' }, expected: 'environment', remedy: /ulimit/ },
  {
    name: 'ENOLCK',
    fault: { call: 'flock', errno: 'ENOLCK' },
    expected: 'filesystem',
    remedy: /disk of this node/,
  },
  { name: '524', fault: { call: 'flock', errno: 524 }, expected: 'filesystem', remedy: /disk of this node/ },
  {
    name: 'words that nobody knows',
    inputs: { run: 'echo "error: it is raining"; exit 3' },
    expected: 'unknown',
    remedy: /output/,
  },
  {
    name: 'a test of the user that misses a file in the cache',
    inputs: { run: 'echo "FileNotFoundError: $UV_CACHE_DIR/archive-v0/aaaaaaaaaaaaaaaa/x.json"; exit 1' },
    expected: 'unknown',
    remedy: /output/,
  },
  {
    name: 'a uv that is killed',
    inputs: { run: 'uv sync --locked & kill -9 $!; wait $!' },
    expected: 'interrupted',
    remedy: /again/,
  },
]

// All versions: `npm run lab:heal`. These two have the two kinds of output.
const VERSIONS = process.env['HEAL_LAB'] === 'full' ? UV_VERSIONS : [UV_VERSIONS[0], UV_VERSIONS[4]]

describe.each(VERSIONS)('uv %s', (version) => {
  test.each(TROUBLES)(
    '$name: named with what to do, and the cache is the same afterwards',
    async (trouble) => {
      const env = trouble.fault ? await makeFault(trouble.fault) : {}
      await using lab = await openRepairLab(version)
      expect(await lab.step()).toMatchObject({ error: undefined })
      await lab.dropEnvironment()
      await trouble.make?.(lab)
      // What uv itself writes when it fails like this, it has written by then: the second time there is an environment.
      for (const _bare of [1, 2]) await lab.step({ ...trouble.inputs, heal: 'off' }, env)
      const before = withoutTemporary(await snapshot(lab.cacheDir))

      const { error, facts, lines } = await lab.step(trouble.inputs, env)
      const log = lines.join('\n')
      expect(facts.failureClass, log).toBe(trouble.expected)
      expect((error as ActionError).remedy).toMatch(trouble.remedy)
      expect(facts.heal).toBeUndefined()
      expect(withoutTemporary(await snapshot(lab.cacheDir))).toEqual(before)
    },
  )

  // uv before 0.9.16 waits for ever.
  test.skipIf(version.startsWith('0.8'))('a lock of uv that stays held', async () => {
    await using lab = await openRepairLab(version)
    expect(await lab.step()).toMatchObject({ error: undefined })
    await lab.dropEnvironment()
    const before = await snapshot(lab.cacheDir)
    const script = 'exec 9>"$UV_CACHE_DIR/.lock"; flock -x 9; UV_LOCK_TIMEOUT=1 uv sync --locked 9>&-'
    const { facts, lines } = await lab.step({ run: script })
    expect(facts.failureClass, lines.join('\n')).toBe('filesystem')
    expect(await snapshot(lab.cacheDir)).toEqual(before)
  })
})

/** A wheel that is not in the cache yet, and does not come. */
async function fetchOther(lab: RepairLab, how: number | 'reset'): Promise<void> {
  const wheel = makeWheel({ name: OTHER, version: '1.0' })
  lab.index.replace(wheel)
  await require(lab, OTHER)
  await lab.uv('lock')
  lab.index.disturb(wheel.fileName, how)
}

async function edit(
  lab: RepairLab,
  pattern: RegExp,
  text: string,
  { isUnlocked = false } = {},
): Promise<void> {
  await lab.editProject((old) => old.replace(pattern, text), { isUnlocked })
}

/** Of a uv that was killed or could not write. */
function withoutTemporary(cache: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(cache).filter(([file]) => !/(?:^|\/)\.tmp/.test(file)))
}
