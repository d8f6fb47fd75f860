import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { UvVersionConflict, UvVersionFileInvalid } from './errors.ts'
import { DEFAULT_VERSION } from './pins.ts'
import { readRequired } from './required.ts'
import { describeRequest, intersect, isSatisfiedBy, parseVersion, type UvRequest } from './specifier.ts'
import { readVersionFile } from './version-file.ts'

/** What the step says about the version of uv. */
export interface VersionInputs {
  /** Exact, a range or a word; wins over the file. Empty where not set. */
  readonly version: string
  /** Relative to the project. Empty where not set. */
  readonly versionFile: string
  /** Absolute. */
  readonly projectDir: string
  /** Absolute: the root of the project's workspace, which is the project itself where there is none. */
  readonly rootDir: string
  /** A list of releases of the user's own. Empty where not set. */
  readonly manifestFile: string
}

type Outside = Pick<Platform, 'files' | 'host'>

/**
 * Decides which uv is asked for, and by whom: the input version, the input version-file, what uv itself will require,
 * the project's uv.toml and pyproject.toml, the newest of the input manifest-file, the default. uv refuses to run where its `required-version` does not hold,
 * hence a step that contradicts it fails here, before anything is downloaded.
 * @throws UvVersionInvalid, UvVersionFileInvalid, UvVersionConflict
 */
export async function readRequest(inputs: VersionInputs, platform: Outside): Promise<UvRequest> {
  const asked = await readAsked(inputs, platform)
  const required = await readRequired(inputs, platform)
  if (asked !== undefined && required !== undefined) return reconcile(asked, required)
  const found = asked ?? required ?? (await readDiscovered(inputs.projectDir, platform))
  if (found !== undefined) return found
  // Whoever keeps a list of his own need not have the version that this action likes best.
  if (inputs.manifestFile !== '') return parseVersion('latest', 'default with manifest-file')
  return { kind: 'exact', version: DEFAULT_VERSION, from: 'default of this action' }
}

async function readAsked(
  { version, versionFile, projectDir }: VersionInputs,
  platform: Outside,
): Promise<UvRequest | undefined> {
  if (version !== '') return parseVersion(version, 'input version')
  if (versionFile === '') return undefined
  const file = path.resolve(projectDir, versionFile)
  const found = await readVersionFile(file, versionFile, platform)
  if (found === undefined)
    throw new UvVersionFileInvalid(versionFile, 'does not exist or names no version of uv')
  return found
}

/** Files that nobody named: uv among the project's dependencies, and settings that uv passes over in a workspace. */
async function readDiscovered(projectDir: string, platform: Outside): Promise<UvRequest | undefined> {
  for (const name of ['uv.toml', 'pyproject.toml']) {
    const found = await readVersionFile(path.join(projectDir, name), name, platform)
    if (found !== undefined) return found
  }
  return undefined
}

/** Both have to agree; the exact one of two says which version it is. */
function reconcile(asked: UvRequest, required: UvRequest): UvRequest {
  if (asked.kind === 'range' && required.kind === 'range') return intersect(asked, required)
  const isAgreed =
    asked.kind === 'exact'
      ? isSatisfiedBy(required, asked.version)
      : required.kind === 'exact' && isSatisfiedBy(asked, required.version)
  if (!isAgreed) throw new UvVersionConflict(describeRequest(asked), describeRequest(required))
  return asked.kind === 'exact' ? asked : required
}
