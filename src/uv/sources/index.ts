import path from 'node:path'
import { redactUrl } from '../../shared/text.ts'
import { chooseWheel } from '../asset.ts'
import { writingTo } from '../disk.ts'
import { INDEX_ACCEPT, type IndexFile, parseProjectPage, parseWheelName } from '../index-page.ts'
import { expectWheelDigest } from '../verify.ts'
import { fetchWithPip } from './pip.ts'
import { readConfiguredIndex } from './pip-config.ts'
import { type Fetched, type FetchPlatform, unavailable, type Want } from './source.ts'
import { stageWheel } from './wheel.ts'

const PAGE_TIMEOUT_MS = 60_000
const WHEEL_TIMEOUT_MS = 300_000

/**
 * uv's wheel from the Python index of this machine. A configured index is read here; where none is configured pip is
 * asked, which knows its default.
 */
export async function fetchFromIndex(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const index = await readConfiguredIndex(platform)
  if (index === undefined) return fetchWithPip(want, platform)
  if (!URL.canParse(index.url) || !/^https?:/i.test(index.url))
    return unavailable(`${index.from} names no http or https URL`)
  const pageUrl = projectPage(index.url)
  const page = await platform.download.text({
    url: pageUrl.href,
    headers: { accept: INDEX_ACCEPT },
    timeoutMs: PAGE_TIMEOUT_MS,
    signal: want.signal,
  })
  if (page.kind === 'failed') return unavailable(`${page.reason} (index of ${index.from})`)
  const files = parsePage(page.body, { url: pageUrl.href, contentType: page.contentType })
  return files === undefined
    ? unavailable(`${redactUrl(pageUrl.href)} is no project page`)
    : fetchWheel(files, { want, pageUrl }, platform)
}

/** Undefined for what announces JSON and is none, such as the log-in page of a proxy. */
function parsePage(...page: Parameters<typeof parseProjectPage>): IndexFile[] | undefined {
  try {
    return parseProjectPage(...page)
  } catch {
    return undefined
  }
}

async function fetchWheel(
  files: readonly IndexFile[],
  { want, pageUrl }: { readonly want: Want; readonly pageUrl: URL },
  platform: FetchPlatform,
): Promise<Fetched> {
  const wheels = files.flatMap((file) => {
    const name = parseWheelName(file.filename)
    return name?.version === want.version ? [{ ...file, ...name }] : []
  })
  const wheel = chooseWheel(wheels, want.asset)
  if (wheel === undefined)
    return unavailable(
      `${redactUrl(pageUrl.href)} lists no wheel of uv ${want.version} for ${want.asset.triple}`,
    )
  const expected = await expectWheelDigest(wheel, want.checksum)
  if (expected.kind === 'unknown') return { kind: 'unverifiable', reason: expected.reason }
  const file = path.join(want.workDir, 'uv.whl')
  const request = {
    url: withCredentials(wheel.url, pageUrl),
    timeoutMs: WHEEL_TIMEOUT_MS,
    signal: want.signal,
  }
  const fetched = await writingTo(want.workDir, () => platform.download.toFile(request, file))
  if (fetched.kind === 'failed') return unavailable(fetched.reason)
  const { filename, url } = wheel
  return stageWheel({ filename, url, file, sha256: fetched.sha256 }, { want, expected }, platform)
}

function projectPage(indexUrl: string): URL {
  const url = new URL(indexUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/uv/`
  return url
}

/** An index that wants a password usually wants it for its files too, and its page does not repeat it. */
function withCredentials(fileUrl: string, pageUrl: URL): string {
  const url = new URL(fileUrl)
  if (url.origin === pageUrl.origin && url.username === '') {
    url.username = pageUrl.username
    url.password = pageUrl.password
  }
  return url.href
}
