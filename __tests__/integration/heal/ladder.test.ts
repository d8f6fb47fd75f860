import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanPackage } from '../../../src/heal/steps.ts'
import { lockKey } from '../../../src/lock/key.ts'
import { createPlatform, type Platform } from '../../../src/platform/index.ts'
import { verifyEnvironment } from '../../../src/sync/verify.ts'
import { damageArchive } from '../../support/packages/damage.ts'
import { ANSWERS, openRepairLab, type RepairLab } from '../../support/packages/repair-lab.ts'
import { snapshot } from '../../support/packages/snapshot.ts'
import { UV_VERSIONS, uvEnvironment, uvPathOf } from '../../support/packages/uv.ts'

const UV = UV_VERSIONS[4]
const LEFT_PAD = { name: 'left-pad', version: '1.3' }
const RIGHT_PAD = { name: 'right-pad', version: '2.0' }

/** Synced once, damaged, and without an environment. */
async function openDamaged(
  damage: string,
  options: Parameters<typeof openRepairLab>[1] = {},
): Promise<RepairLab> {
  const lab = await openRepairLab(UV, options)
  expect(await lab.step()).toMatchObject({ error: undefined })
  await lab.dropEnvironment()
  await damageArchive(lab.cacheDir, LEFT_PAD, damage)
  lab.index.requests.length = 0
  return lab
}

const atOnce = (platform: Platform): Platform => ({
  ...platform,
  clock: { ...platform.clock, sleep: async () => {} },
})

describe('one heal', () => {
  test('repairs every damaged package of the project, not one in each attempt', async () => {
    await using lab = await openDamaged('METADATA deleted')
    await damageArchive(lab.cacheDir, RIGHT_PAD, 'module truncated')
    const { facts, error } = await lab.step()
    expect(error).toBeUndefined()
    expect(facts.sync?.attempts).toBe(2)
    expect(facts.heal?.packages).toEqual(['left-pad==1.3', 'right-pad'])
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  test('tells what was done, where, why, and what it has cost', async () => {
    await using lab = await openDamaged('METADATA deleted')
    const { facts } = await lab.step()
    expect(facts.notices).toEqual([
      expect.stringMatching(
        /^Healed \/.*gen-1 on lab: left-pad==1\.3 \(dropped 1 pointer of left-pad.*\) at the cost of [\d.]+ KiB fetched again and [\d.]+ m?s, because: failed to open file .*METADATA/,
      ),
    ])
  })

  test('where nobody knows the environment, uv itself is told to link the package afresh', async () => {
    await using lab = await openDamaged('RECORD deleted')
    const { facts, error } = await lab.step({}, { UV_PROJECT: lab.projectDir })
    expect(error).toBeUndefined()
    expect(facts.heal?.packages).toEqual(['left-pad==1.3'])
    expect((await verifyEnvironment(lab.environmentDir, createPlatform())).holes).toEqual([])
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  const withConfiguration = (lab: RepairLab) =>
    writeFile(path.join(lab.projectDir, 'uv.toml'), 'offline = true\n')
  test.each<[string, Record<string, string>, Record<string, string>, ((lab: RepairLab) => Promise<void>)?]>([
    ['argument', { 'sync-args': '--offline' }, {}],
    ['variable', {}, { UV_OFFLINE: '1' }],
    ['script', { run: 'uv sync --locked --offline' }, {}],
    ['configuration', { run: 'uv sync --frozen' }, {}, withConfiguration],
  ])('offline by %s, none is begun: what is dropped could not be fetched', async (_by, inputs, env, make) => {
    await using lab = await openDamaged('METADATA deleted')
    await make?.(lab)
    const before = await snapshot(lab.cacheDir)
    const { error, lines } = await lab.step(inputs, env)
    expect(error).toMatchObject({ code: 'SYNC_FAILED' })
    expect(lines.join('\n')).toContain('Nothing is healed: uv is offline')
    expect(await snapshot(lab.cacheDir)).toEqual(before)
  })
})

describe('damage of the environment alone', () => {
  test.each(['', '--offline'])('is linked afresh, and not a byte is fetched (%s)', async (args) => {
    await using lab = await openRepairLab(UV, { env: { UV_LINK_MODE: 'copy' } })
    expect(await lab.step()).toMatchObject({ error: undefined })
    const pointers = await snapshot(path.join(lab.cacheDir, 'wheels-v7'))
    await rm(await siteFile(lab, 'left_pad/core.py'))
    lab.index.requests.length = 0
    const { facts, error } = await lab.step({ 'sync-args': args })
    expect(error).toBeUndefined()
    expect(await lab.callAnswers()).toBe(ANSWERS)
    expect(facts.heal).toMatchObject({ packages: ['left-pad==1.3'], fetchedBytes: 0 })
    expect(lab.index.requests).toEqual([])
    expect(await snapshot(path.join(lab.cacheDir, 'wheels-v7'))).toEqual(pointers)
  })
})

describe('the ladder', () => {
  test('a pointer that may not be removed: the cache is given up for the next generation', async () => {
    const refuse: Platform['files']['unlink'] = async (file) => {
      if (!String(file).endsWith('.http')) return createPlatform().files.unlink(file)
      throw Object.assign(new Error('refused'), { code: 'EACCES' })
    }
    const adapt = (platform: Platform) => ({ ...platform, files: { ...platform.files, unlink: refuse } })
    await using lab = await openDamaged('METADATA deleted', { adapt })
    const before = await snapshot(lab.cacheDir)
    const { facts, error } = await lab.step()
    expect(error).toBeUndefined()
    expect(facts.heal?.steps[0]).toMatch(/^gave .*gen-1 up for generation 2$/)
    expect(await readFile(path.join(lab.epochDir, 'current'), 'utf8')).toBe('2\n')
    expect(await lab.callAnswers()).toBe(ANSWERS)
    const trashDir = path.join(lab.epochDir, '..', '..', 'trash')
    const [trashed = 'nothing'] = await readdir(trashDir)
    expect(await snapshot(path.join(trashDir, trashed))).toEqual(before)
    await expect(readdir(lab.cacheDir)).rejects.toThrow(/ENOENT/)
  })

  test('a generation that was given up stays while a uv holds it', async () => {
    await using lab = await openDamaged('METADATA deleted')
    await writeFile(path.join(lab.cacheDir, '.lock'), '')
    const held = Promise.withResolvers<void>()
    const { processes } = createPlatform()
    const holder = processes.start({
      argv: ['bash', '-c', 'exec 9>"$0/.lock"; flock -s 9; echo held; exec sleep 60', lab.cacheDir],
      cwd: lab.dir,
      env: process.env,
      onOutput: () => held.resolve(),
    })
    try {
      await held.promise
      const leave = `mkdir -p "${lab.epochDir}/gen-2"; echo 2 > "${lab.epochDir}/current"; exit 2`
      const { error } = await lab.step({ run: `uv sync --locked || { ${leave}; }` })
      expect(error).toBeUndefined()
      expect(await readdir(lab.cacheDir)).toContain('archive-v0')
    } finally {
      processes.signalGroup(holder.pid ?? 0, 'SIGKILL')
      await holder.ended
    }
  })

  test('a cache that another job has given up meanwhile is not repaired: the job follows', async () => {
    await using lab = await openDamaged('METADATA deleted')
    const script = `uv sync --locked || { mkdir -p "${lab.epochDir}/gen-2"; echo 2 > "${lab.epochDir}/current"; exit 2; }`
    const { facts, error } = await lab.step({ run: script })
    expect(error).toBeUndefined()
    expect(facts.heal?.steps[0]).toBe('followed another job to generation 2')
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  const broken = (name: string) =>
    `echo "error: Failed to install: x.whl (${name}==1.3)"; echo "  cause: The wheel is invalid: Missing .dist-info directory"; exit 2`

  test('what no gentler repair helps is run without a cache, at last', async () => {
    await using lab = await openRepairLab(UV)
    expect(await lab.step()).toMatchObject({ error: undefined })
    const script = `[ "\${UV_NO_CACHE:-}" = 1 ] && exec uv sync --locked\n${broken('left-pad')}`
    const { facts, error } = await lab.step({ run: script })
    expect(error).toBeUndefined()
    expect(facts.heal?.steps.filter((step) => !step.startsWith('took'))).toEqual([
      'dropped 1 pointer of left-pad',
      expect.stringMatching(/^gave .*gen-1 up for generation 2$/),
      'set the cache aside for this run',
    ])
  })

  test('another package each time: the file system is named as the cause', async () => {
    await using lab = await openRepairLab(UV)
    expect(await lab.step()).toMatchObject({ error: undefined })
    const once = path.join(lab.dir, 'once')
    const script = [
      '[ "${UV_NO_CACHE:-}" = 1 ] && exec uv sync --locked',
      `if [ -e ${once} ]; then ${broken('right-pad')}; fi`,
      `touch ${once}; ${broken('left-pad')}`,
    ].join('\n')
    const { facts, error } = await lab.step({ run: script })
    expect(error).toBeUndefined()
    expect(facts.notices.join()).toContain('another package each time: the file system')
  })

  test("damage of pip's cache is no reason to touch uv's: both are set aside for this run", async () => {
    await using lab = await openRepairLab(UV)
    expect(await lab.step()).toMatchObject({ error: undefined })
    const before = await snapshot(lab.cacheDir)
    const words =
      'echo "Using cached left_pad-1.3-py3-none-any.whl"; echo "zipfile.BadZipFile: no zip"; exit 2'
    const script = `[ "\${PIP_NO_CACHE_DIR:-}" = 1 ] && exec uv sync --locked\n${words}`
    const { facts, error } = await lab.step({ run: script })
    expect(error).toBeUndefined()
    expect(facts.heal?.steps).toContain('set the cache aside for this run')
    expect(await snapshot(lab.cacheDir)).toEqual(before)
    expect(await readFile(path.join(lab.epochDir, 'current'), 'utf8')).toBe('1\n')
  })

  test('heal: always drops what is named even where nothing proves damage', async () => {
    await using lab = await openRepairLab(UV)
    expect(await lab.step()).toMatchObject({ error: undefined })
    const once = path.join(lab.dir, 'once')
    const script = `[ -e ${once} ] && exec uv sync --locked; touch ${once}; echo "error: Failed to build \\\`left-pad==1.3\\\`"; exit 1`
    expect((await lab.step({ run: script })).error).toMatchObject({ code: 'SYNC_FAILED' })
    await rm(once)
    const { facts, error } = await lab.step({ run: script, heal: 'always' })
    expect(error).toBeUndefined()
    expect(facts.heal?.packages).toEqual(['left-pad==1.3'])
  })
})

describe('a failure that passes by itself', () => {
  test('a race is tried once more without a heal; when it comes back, it is damage', async () => {
    await using lab = await openRepairLab(UV, { adapt: atOnce })
    const once = path.join(lab.dir, 'once')
    const race = `echo "error: No such file or directory (os error 2) at path \\"$UV_CACHE_DIR/.tmpAbc\\""; exit 2`
    const script = `[ -e ${once} ] && exec uv sync; touch ${once}; ${race}`
    const first = await lab.step({ run: script })
    expect(first).toMatchObject({ error: undefined, facts: { sync: { attempts: 2 } } })
    expect(first.facts.heal).toBeUndefined()
    const second = await lab.step({ run: race })
    expect(second.facts.heal?.steps[0]).toMatch(/generation 2/)
  })
})

describe('proof', () => {
  test('a cache under whose lock somebody died is verified in full, once', async () => {
    await using lab = await openDamaged('byte flipped')
    const mark = path.join(lab.dir, 'locks', `${lockKey(lab.cacheDir)}.lock.suspect`)
    expect((await lab.step()).facts.heal).toBeUndefined()
    await writeFile(mark, 'somebody died\n')
    const { facts } = await lab.step()
    expect(facts.heal).toMatchObject({
      packages: ['left-pad==1.3'],
      why: expect.stringContaining('other content'),
    })
    await expect(readFile(mark)).rejects.toThrow(/ENOENT/)
  })

  test('a script of the user that fails beside a whole environment fails the step, and nothing is healed', async () => {
    await using lab = await openRepairLab(UV)
    const { facts, error } = await lab.step({ verify: 'python -c "import no_such_module"' })
    expect(error).toMatchObject({ code: 'VERIFY_FAILED' })
    expect(facts.heal).toBeUndefined()
  })

  test('a script of the user that fails leads to what has changed without changing its size', async () => {
    await using lab = await openDamaged('byte flipped')
    const once = path.join(lab.dir, 'once')
    const { facts, error } = await lab.step({ verify: `[ -e ${once} ] || { touch ${once}; exit 1; }` })
    expect(error).toBeUndefined()
    expect(facts.heal?.packages).toEqual(['left-pad==1.3'])
  })
})

describe('uv cache clean NAME', () => {
  test('removes the package, and gives up where another uv holds the cache', async () => {
    await using lab = await openRepairLab(UV)
    expect(await lab.step()).toMatchObject({ error: undefined })
    const own = createPlatform()
    const env = uvEnvironment({ cacheDir: lab.cacheDir, homeDir: lab.dir })
    const platform = { ...own, host: { ...own.host, env } }
    const request = { uvPath: uvPathOf(UV), cacheDir: lab.cacheDir, name: 'left-pad' }
    const script = 'exec 9>"$0/.lock"; flock -s 9; echo held; exec sleep 60'
    const held = Promise.withResolvers<void>()
    const holder = own.processes.start({
      argv: ['bash', '-c', script, lab.cacheDir],
      cwd: lab.dir,
      env: process.env,
      onOutput: () => held.resolve(),
    })
    try {
      await held.promise
      expect(await cleanPackage(request, platform)).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('in-use'),
      })
    } finally {
      own.processes.signalGroup(holder.pid ?? 0, 'SIGKILL')
      await holder.ended
    }
    expect(await cleanPackage(request, platform)).toEqual({ kind: 'cleaned' })
    const left = Object.keys(await snapshot(lab.cacheDir))
    expect(left.filter((file) => /wheels-v\d+.*left-pad/.test(file))).toEqual([])
  })
})

async function siteFile(lab: RepairLab, file: string): Promise<string> {
  const found = Object.keys(await snapshot(lab.environmentDir)).find((name) =>
    name.endsWith(`site-packages/${file}`),
  )
  return path.join(lab.environmentDir, found ?? file)
}
