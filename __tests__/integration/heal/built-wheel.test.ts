import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { classify } from '../../../src/heal/classify.ts'
import { dropPointers } from '../../../src/heal/steps.ts'
import { openLab } from '../../support/packages/lab.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'

const BACKEND = `
import zipfile

def build_wheel(directory, *_):
    name = 'built_here-1.0-py3-none-any.whl'
    info = 'built_here-1.0.dist-info/'
    files = {
        'built_here.py': 'def answer():\\n    return 42\\n',
        info + 'METADATA': 'Metadata-Version: 2.1\\nName: built-here\\nVersion: 1.0\\n',
        info + 'WHEEL': 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
    }
    files[info + 'RECORD'] = ''.join(f'{path},,\\n' for path in [*files, info + 'RECORD'])
    with zipfile.ZipFile(f'{directory}/{name}', 'w') as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
`

test.each(UV_VERSIONS)(
  'uv %s: a damaged archive of a wheel that uv built is built again',
  async (version) => {
    await using lab = await openLab(version)
    const sourceDir = path.join(lab.projectDir, 'built-here')
    await mkdir(sourceDir)
    await writeFile(path.join(sourceDir, 'backend.py'), BACKEND)
    await writeFile(
      path.join(sourceDir, 'pyproject.toml'),
      '[project]\nname = "built-here"\nversion = "1.0"\n' +
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    )
    await writeFile(
      path.join(lab.projectDir, 'pyproject.toml'),
      '[project]\nname = "demo"\nversion = "0"\nrequires-python = ">=3.9"\ndependencies = ["built-here"]\n' +
        '[tool.uv.sources]\nbuilt-here = { path = "built-here" }\n',
    )
    expect(await lab.sync()).toMatchObject({ kind: 'succeeded' })
    await lab.dropEnvironment()
    const archivesDir = path.join(lab.cacheDir, 'archive-v0')
    for (const id of await readdir(archivesDir))
      await rm(path.join(archivesDir, id, 'built_here-1.0.dist-info', 'METADATA'), { force: true })

    const broken = await lab.sync()
    if (broken.kind !== 'failed') throw new Error(`the sync ${broken.kind}`)
    const { output, code } = broken
    const failure = classify({ output, exitCode: code, cacheDir: lab.cacheDir, platform: process.platform })
    expect(failure, output).toMatchObject({ action: 'heal', package: { name: 'built-here', version: '1.0' } })
    const { dropped } = await dropPointers(
      { cacheDir: lab.cacheDir, package: { name: 'built-here' }, archiveId: failure.archiveId ?? '' },
      lab.platform,
    )
    expect(dropped.map((file) => path.basename(file))).toEqual([
      'built_here-1.0-py3-none-any',
      'built_here-1.0-py3-none-any.whl',
    ])
    expect(await lab.sync()).toMatchObject({ kind: 'succeeded' })
    expect(await lab.callAnswer('built_here')).toBe('42')
  },
)
