import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { BACKEND, projectManifest } from './backend.ts'
import { makeTar } from './tar.ts'
import type { Artefact } from './wheel.ts'

export interface SdistSpec {
  readonly name: string
  readonly version: string
  /** The build backend, if not one that works. */
  readonly backend?: string
  /** The package that brings the backend, if it does not lie in the distribution. */
  readonly builder?: string
}

/** A source distribution that builds itself into a wheel, mostly without any build requirement. */
export function makeSdist(spec: SdistSpec): Artefact {
  const { name, version } = spec
  const stem = `${name.replaceAll('-', '_')}-${version}`
  const metadata = `Metadata-Version: 2.2\nName: ${name}\nVersion: ${version}\n`
  const bytes = gzipSync(makeTar({ [`${stem}/PKG-INFO`]: metadata, ...prefixed(stem, sourcesOf(spec)) }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, version, fileName: `${stem}.tar.gz`, bytes, sha256, metadata: undefined }
}

/** The sources of such a package: its project file, its build backend and one module. */
export function sourcesOf({ name, version, backend = BACKEND, builder }: SdistSpec): Record<string, string> {
  const module = name.replaceAll('-', '_')
  return {
    'pyproject.toml': projectManifest({ name, version, builder }),
    ...(builder === undefined ? { 'backend.py': backend } : {}),
    [`src/${module}/__init__.py`]: 'from .core import answer\n',
    [`src/${module}/core.py`]: `def answer():\n    return ${JSON.stringify(`${name} ${version}`)}\n`,
  }
}

function prefixed(dir: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${dir}/${file}`, text]))
}
