import path from 'node:path'
import { redactUrl } from '../../shared/text.ts'
import { chooseWheel } from '../asset.ts'
import {
  INDEX_ACCEPT,
  type IndexFile,
  parseProjectPage,
  parseWheelName,
  type WheelName,
} from '../index-page.ts'
import { isFileUrl, isUsableUrl } from '../link.ts'
import { expectWheelDigest } from '../verify.ts'
import { type ConfiguredIndex, readConfiguredIndex } from './configured-index.ts'
import { fetchFromDirectory, listInDirectory } from './directory.ts'
import { fetchFile, fetchText } from './fetch-file.ts'
import { withCredentials } from './index-credentials.ts'
import { fetchWithPip, listWithPip } from './pip.ts'
import {
  type Fetched,
  type FetchPlatform,
  type Inquiry,
  type Listed,
  type Unavailable,
  unavailable,
  type Want,
} from './source.ts'
import { stageFile, vouch } from './stage.ts'

interface IndexWheel extends IndexFile, WheelName {}

/** What an index says of uv. */
interface ProjectPage {
  /** Asked for, with the credentials of the index. */
  readonly url: URL
  readonly wheels: readonly IndexWheel[]
}

/**
 * uv's wheel from the Python index of this machine. A configured index is read here; where none is configured pip is
 * asked, which knows its default.
 */
export async function fetchFromIndex(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const index = await readConfiguredIndex(platform)
  if (index === undefined) return fetchWithPip(want, platform)
  if (!isUsableUrl(index.url)) return notAnIndex(index)
  if (isFileUrl(index.url)) return fetchFromDirectory(projectUrl(index.url).href, want, platform)
  const page = await readPage(index, want, platform)
  return 'kind' in page ? page : fetchWheel(page, want, platform)
}

/** The versions of which the index has a wheel for this machine. */
export async function listFromIndex(inquiry: Inquiry, platform: FetchPlatform): Promise<Listed> {
  const index = await readConfiguredIndex(platform)
  if (index === undefined) return listWithPip(inquiry, platform)
  if (!isUsableUrl(index.url)) return notAnIndex(index)
  if (isFileUrl(index.url)) return listInDirectory(projectUrl(index.url).href, inquiry, platform)
  const page = await readPage(index, inquiry, platform)
  if ('kind' in page) return page
  const fitting = page.wheels.filter((wheel) => !wheel.isYanked && chooseWheel([wheel], inquiry.asset))
  return { kind: 'listed', versions: [...new Set(fitting.map(({ version }) => version))] }
}

async function readPage(
  index: ConfiguredIndex,
  inquiry: Inquiry,
  platform: FetchPlatform,
): Promise<ProjectPage | Unavailable> {
  const url = await withCredentials(projectUrl(index.url), { index, inquiry }, platform)
  const page = await fetchText({ url: url.href, headers: { accept: INDEX_ACCEPT } }, inquiry, platform)
  if (page.kind === 'unavailable') return { ...page, reason: `${page.reason} (index of ${index.from})` }
  const files = parsePage(page.body, { url: page.url, contentType: page.contentType })
  if (files === undefined) return unavailable('unfit', `${redactUrl(url.href)} is no project page`)
  const wheels = files.flatMap((file) => {
    const name = parseWheelName(file.filename)
    return name === undefined ? [] : [{ ...file, ...name }]
  })
  // The page of a firewall is HTML too.
  if (wheels.length === 0) return unavailable('unfit', `${redactUrl(url.href)} lists no wheel of uv at all`)
  return { url, wheels }
}

/** Undefined for what announces JSON and is none, such as the log-in page of a proxy. */
function parsePage(...page: Parameters<typeof parseProjectPage>): IndexFile[] | undefined {
  try {
    return parseProjectPage(...page)
  } catch {
    return undefined
  }
}

async function fetchWheel(page: ProjectPage, want: Want, platform: FetchPlatform): Promise<Fetched> {
  const wheel = chooseWheel(
    page.wheels.filter(({ version }) => version === want.version),
    want.asset,
  )
  if (wheel === undefined) {
    const build = `uv ${want.version} for ${want.asset.triple}`
    return unavailable('absent', `${redactUrl(page.url.href)} lists no wheel of ${build}`)
  }
  const vouched = vouch(await expectWheelDigest(wheel, want), want)
  if (vouched.kind === 'unavailable') return vouched
  const { filename, url } = wheel
  const file = path.join(want.workDir, filename)
  const fetched = await fetchFile({ url: sharingCredentials(url, page.url), file }, want, platform)
  if (fetched.kind === 'unavailable') return fetched
  return stageFile({ filename, url, file, sha256: fetched.sha256 }, { want, vouched }, platform)
}

function notAnIndex({ from }: ConfiguredIndex): Unavailable {
  return unavailable('not-set-up', `${from} names no http, https or file URL`)
}

function projectUrl(indexUrl: string): URL {
  const url = new URL(indexUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/uv/`
  return url
}

/** An index that wants a password usually wants it for its files too, and its page does not repeat it. */
function sharingCredentials(fileUrl: string, pageUrl: URL): string {
  const url = new URL(fileUrl)
  if (url.origin === pageUrl.origin && url.username === '') {
    url.username = pageUrl.username
    url.password = pageUrl.password
  }
  return url.href
}
