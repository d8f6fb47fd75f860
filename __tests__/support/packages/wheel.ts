import { createHash } from 'node:crypto'
import { makeZip } from './zip.ts'

export interface WheelSpec {
  readonly name: string
  readonly version: string
  readonly requires?: readonly string[]
  /** Paths inside the wheel, beside the modules that every wheel gets. */
  readonly files?: Readonly<Record<string, string>>
}

/** A file that an index serves. */
export interface Artefact {
  readonly name: string
  readonly version: string
  readonly fileName: string
  readonly bytes: Buffer
  readonly sha256: string
  /** Served beside a wheel. */
  readonly metadata: string | undefined
}

export type Wheel = Artefact

/** A pure wheel with three modules; importing the package reads all of them and tells the version. */
export function makeWheel(spec: WheelSpec): Wheel {
  const { name, version, requires = [] } = spec
  const stem = `${name.replaceAll('-', '_')}-${version}`
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
    '',
  ].join('\n')
  const files: Record<string, string> = {
    ...modulesOf(spec),
    ...spec.files,
    [`${stem}.dist-info/METADATA`]: metadata,
    [`${stem}.dist-info/WHEEL`]:
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  }
  const record = `${stem}.dist-info/RECORD`
  const bytes = makeZip({
    ...files,
    [record]: `${Object.entries(files).map(recordLine).join('\n')}\n${record},,\n`,
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, version, fileName: `${stem}-py3-none-any.whl`, bytes, sha256, metadata }
}

function modulesOf({ name, version }: WheelSpec): Record<string, string> {
  const module = name.replaceAll('-', '_')
  return {
    [`${module}/__init__.py`]: `from .core import answer\nfrom .data.table import rows\n__version__ = ${JSON.stringify(version)}\n`,
    [`${module}/core.py`]: `def answer():\n    return ${JSON.stringify(`${name} ${version}`)}\n${'#'.repeat(2000)}\n`,
    [`${module}/data/__init__.py`]: '',
    [`${module}/data/table.py`]: `rows = [1, 2, 3]\n`,
  }
}

function recordLine([path, content]: [string, string]): string {
  const digest = createHash('sha256').update(content).digest('base64url')
  return `${path.includes(',') ? JSON.stringify(path) : path},sha256=${digest},${Buffer.byteLength(content)}`
}
