import path from 'node:path'
import type { Inputs } from '../inputs/read.ts'
import type { Base } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { type InstalledUv, installUv } from '../uv/install.ts'
import { readRequest } from '../uv/request.ts'
import { explainKnownBad, resolveVersion } from '../uv/resolve.ts'
import { isFirstOnPath } from '../uv/sources/path.ts'

/** Decides which uv is wanted, gets it verified, and makes it the one that PATH leads to. */
export async function obtainUv(
  { inputs, base, facts }: { inputs: Inputs; base: Base; facts: RunFacts },
  platform: Platform,
): Promise<InstalledUv> {
  const request = await readRequest(inputs, platform)
  const { version, from } = await resolveVersion(request)
  const defect = explainKnownBad(version)
  if (defect !== undefined) facts.notices.push(defect)
  const uv = await installUv(
    {
      version,
      checksum: inputs.checksum,
      token: inputs.githubToken,
      fallbackDir: base.uvDir,
      tempDir: platform.host.env['RUNNER_TEMP'] || platform.host.tempDir,
      signal: platform.processes.interruption,
      onProgress: platform.actions.info,
    },
    platform,
  )
  // A directory such as /usr/bin, put first, would hide the Python that an earlier step has set up.
  if (!(await isFirstOnPath(uv.uvPath, platform))) platform.actions.addPath(path.dirname(uv.uvPath))
  platform.actions.info(`uv ${uv.version} (${from}) from ${uv.source}, verified by ${uv.verifiedBy}`)
  facts.uv = {
    version: uv.version,
    requestedBy: from,
    path: uv.uvPath,
    uvxPath: uv.uvxPath,
    source: uv.source,
    verifiedBy: uv.verifiedBy,
  }
  return uv
}
