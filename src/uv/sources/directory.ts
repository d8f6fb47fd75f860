import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Platform } from '../../platform/index.ts'
import { chooseWheel } from '../asset.ts'
import { parseWheelName, type WheelName } from '../index-page.ts'
import { type Expectation, expectArchiveDigest, expectWheelDigest } from '../verify.ts'
import { fetchFile } from './fetch-file.ts'
import {
  type Fetched,
  type FetchPlatform,
  type Inquiry,
  type Listed,
  unavailable,
  type Want,
} from './source.ts'
import { stageFile, vouch } from './stage.ts'

interface LocalWheel extends WheelName {
  readonly filename: string
  readonly dir: string
}

/**
 * A directory for machines without a network: `<dir>/uv-<version>-….whl` or `<dir>/<version>/uv-<triple>.tar.gz`. The
 * bundled table knows the wheels.
 */
export async function fetchFromDirectory(
  dirUrl: string,
  want: Want,
  platform: FetchPlatform,
): Promise<Fetched> {
  const dir = fileURLToPath(dirUrl)
  const wheel = chooseWheel(
    (await listWheels(dir, platform)).filter(({ version }) => version === want.version),
    want.asset,
  )
  return wheel === undefined
    ? fetchArchive(path.join(dir, want.version), want, platform)
    : stageLocal({ ...wheel, expected: await expectWheelDigest(wheel, want) }, want, platform)
}

/** The versions that a directory has wheels or archives of for this machine. */
export async function listInDirectory(
  dirUrl: string,
  { asset }: Inquiry,
  platform: FetchPlatform,
): Promise<Listed> {
  const dir = fileURLToPath(dirUrl)
  const wheels = (await listWheels(dir, platform)).filter(
    (wheel) => chooseWheel([wheel], asset) !== undefined,
  )
  const versions = new Set(wheels.map(({ version }) => version))
  for (const name of await readNames(dir, platform))
    if ((await readNames(path.join(dir, name), platform)).includes(asset.archive)) versions.add(name)
  return { kind: 'listed', versions: [...versions] }
}

async function fetchArchive(dir: string, want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { version, asset } = want
  if (!(await readNames(dir, platform)).includes(asset.archive))
    return unavailable('absent', `${path.dirname(dir)} has neither a wheel nor ${version}/${asset.archive}`)
  const expected = (await expectArchiveDigest({ version, archive: asset.archive }, want)) ?? {
    kind: 'unknown',
    reason: `no digest is known for ${asset.archive}`,
  }
  return stageLocal({ dir, filename: asset.archive, expected }, want, platform)
}

async function stageLocal(
  {
    dir,
    filename,
    expected,
  }: { readonly dir: string; readonly filename: string; readonly expected: Expectation },
  want: Want,
  platform: FetchPlatform,
): Promise<Fetched> {
  const vouched = vouch(expected, want)
  if (vouched.kind === 'unavailable') return vouched
  const url = pathToFileURL(path.join(dir, filename)).href
  const file = path.join(want.workDir, filename)
  const fetched = await fetchFile({ url, file }, want, platform)
  if (fetched.kind === 'unavailable') return fetched
  return stageFile({ filename, file, url, sha256: fetched.sha256 }, { want, vouched }, platform)
}

async function listWheels(dir: string, platform: Pick<Platform, 'files'>): Promise<LocalWheel[]> {
  return (await readNames(dir, platform)).flatMap((filename) => {
    const name = parseWheelName(filename)
    return name === undefined ? [] : [{ ...name, filename, dir }]
  })
}

/** Empty for what is no directory, or cannot be read. */
async function readNames(dir: string, { files }: Pick<Platform, 'files'>): Promise<string[]> {
  return files.readdir(dir).catch(() => [])
}
