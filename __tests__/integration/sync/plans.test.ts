import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyEnvironment } from '../../../src/sync/verify.ts'
import { type Lab, openLab } from '../../support/packages/lab.ts'
import { UV_VERSIONS, uvPathOf } from '../../support/packages/uv.ts'

describe.each(UV_VERSIONS)('uv %s accepts what is planned for', (version) => {
  test('a project with and without uv.lock', async () => {
    await using lab = await openLab(version)
    await expectTwice(lab)
  })

  test('a requirements.txt', async () => {
    await using lab = await openLab(version)
    await replaceProject(lab, 'requirements.txt', `--index-url ${lab.index.url}\nright-pad\n`)
    await expectTwice(lab)
  })

  test('a pylock.toml', async () => {
    await using lab = await openLab(version)
    await lab.uv('lock')
    const exported = await lab.uv('export', '--format', 'pylock.toml', '--output-file', 'pylock.toml')
    expect(exported).toMatchObject({ kind: 'succeeded' })
    await rm(path.join(lab.projectDir, 'pyproject.toml'))
    await rm(path.join(lab.projectDir, 'uv.lock'))
    await expectTwice(lab)
  })
})

test('a requirements.txt goes where it is verified, whatever conda has activated', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'conda-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  const conda = path.join(dir, 'envs', 'demo')
  // A virtual environment proper: what is installed into it by mistake lands nowhere else.
  execFileSync(uvPathOf(UV_VERSIONS[4]), ['venv', '--quiet', '--no-config', conda])
  await mkdir(path.join(conda, 'conda-meta'))
  const env = { CONDA_PREFIX: conda, CONDA_DEFAULT_ENV: 'demo' }
  await using lab = await openLab(UV_VERSIONS[4], { env })
  await replaceProject(lab, 'requirements.txt', `--index-url ${lab.index.url}\nright-pad\n`)
  await expectTwice(lab)
})

async function replaceProject(lab: Lab, fileName: string, content: string): Promise<void> {
  await rm(path.join(lab.projectDir, 'pyproject.toml'))
  await writeFile(path.join(lab.projectDir, fileName), content)
}

/** The second time over the environment of the first. */
async function expectTwice(lab: Lab): Promise<void> {
  for (const _attempt of [1, 2]) expect(await lab.sync()).toMatchObject({ kind: 'succeeded' })
  expect(await verifyEnvironment(lab.environmentDir, lab.platform)).toMatchObject({
    distributions: 2,
    holes: [],
  })
  expect(await lab.callAnswer('right_pad')).toBe('right-pad 2.0')
}
