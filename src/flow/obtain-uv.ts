import path from 'node:path'
import { noteUse } from '../cache/last-use.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Base } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { findProject } from '../sync/project.ts'
import { getUv } from '../uv/get.ts'
import type { InstalledUv } from '../uv/install.ts'
import { readRequest } from '../uv/request.ts'
import { isFirstOnPath } from '../uv/sources/path.ts'
import { decideSources } from '../uv/sources/settings.ts'
import { readToolPython } from '../uv/tool-versions.ts'
import { aloneOnNode } from './install-lease.ts'
import { prependPath } from './prepend-path.ts'

/** Decides which uv is wanted, gets it verified, and makes it the one that PATH leads to. */
export async function obtainUv(
  { inputs, base, facts }: { inputs: Inputs; base: Base; facts: RunFacts },
  platform: Platform,
): Promise<InstalledUv> {
  const { actions, host, processes } = platform
  const { rootDir } = await findProject(inputs.projectDir, platform)
  const request = await readRequest({ ...inputs, rootDir }, platform)
  const uv = await getUv(
    {
      request,
      strategy: inputs.resolutionStrategy,
      knownBad: inputs.knownBad,
      checksums: inputs.checksums,
      token: inputs.githubToken,
      sources: decideSources(inputs, host),
      allowsUnverified: inputs.allowUnverified,
      fallbackDir: base.uvDir,
      tempDir: host.env['RUNNER_TEMP'] || host.tempDir,
      signal: processes.interruption,
      onProgress: actions.info,
      alone: aloneOnNode(base, platform),
    },
    platform,
  )
  facts.notices.push(...uv.notices)
  // A directory such as /usr/bin, put first, would hide the Python that an earlier step has set up.
  if (!(await isFirstOnPath(uv.uvPath, platform))) prependPath(path.dirname(uv.uvPath), platform)
  actions.info(`uv ${uv.version} (${uv.from}) from ${uv.source}, verified by ${uv.verifiedBy}`)
  facts.uv = {
    version: uv.version,
    requestedBy: uv.from,
    path: uv.uvPath,
    uvxPath: uv.uvxPath,
    source: uv.source,
    verifiedBy: uv.verifiedBy,
  }
  await noteUse({ file: uv.uvPath, dir: base.uvDir }, platform)
  await exportToolPython(inputs, platform)
  return uv
}

/** A `.tool-versions` that the step names may name a Python too. */
async function exportToolPython(inputs: Inputs, platform: Platform): Promise<void> {
  if (inputs.pythonVersion !== '' || platform.host.env['UV_PYTHON']) return
  const python = inputs.version === '' ? await readToolPython(inputs, platform) : undefined
  if (python !== undefined) platform.actions.exportVariable('UV_PYTHON', python)
}
