import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Platform } from '../../platform/index.ts'
import { errnoOf, messageOf } from '../../shared/errors.ts'
import { writingTo } from '../disk.ts'
import { isFileUrl } from '../link.ts'
import { NotRegularError, readRegular } from '../regular-file.ts'
import {
  type FetchPlatform,
  type Inquiry,
  notFetched,
  timeLeftMs,
  type Unavailable,
  unavailable,
} from './source.ts'

export interface FileRequest {
  /** http, https or file. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

type Headers = Pick<FileRequest, 'headers'>

// Of a file on this machine, as of one from the network.
const LARGEST_BYTES = 512 * 1024 * 1024
// Pages, lists and digests.
const TEXT_TIMEOUT_MS = 60_000

/** Puts a file into the working directory and tells the digest of what was written there. @throws UvInstallDiskFull */
export async function fetchFile(
  request: FileRequest & { readonly file: string },
  inquiry: Inquiry,
  platform: FetchPlatform,
): Promise<{ readonly kind: 'ok'; readonly sha256: string } | Unavailable> {
  const { url, file } = request
  if (isFileUrl(url)) {
    // A copy of our own: what is judged is what is unpacked, whoever else writes to that directory.
    const content = await readLocal(url, platform)
    if (!Buffer.isBuffer(content)) return content
    await writingTo(inquiry.workDir, () => platform.files.writeFile(file, content))
    return { kind: 'ok', sha256: createHash('sha256').update(content).digest('hex') }
  }
  const { signal, onProgress } = inquiry
  const download = {
    url,
    ...headersOf(request),
    timeoutMs: timeLeftMs(inquiry, platform),
    signal,
    onProgress,
  }
  const fetched = await writingTo(inquiry.workDir, () => platform.download.toFile(download, file))
  return fetched.kind === 'failed' ? notFetched(fetched) : fetched
}

/** Reads a page, a list or a digest. `url` is where it was found after redirects. */
export async function fetchText(
  request: FileRequest,
  inquiry: Inquiry,
  platform: FetchPlatform,
): Promise<
  | { readonly kind: 'ok'; readonly body: string; readonly contentType: string; readonly url: string }
  | Unavailable
> {
  const { url } = request
  if (isFileUrl(url)) {
    const content = await readLocal(url, platform)
    return Buffer.isBuffer(content)
      ? { kind: 'ok', body: content.toString('utf8'), contentType: '', url }
      : content
  }
  const timeoutMs = timeLeftMs(inquiry, platform, TEXT_TIMEOUT_MS)
  const answer = await platform.download.text({
    url,
    ...headersOf(request),
    timeoutMs,
    signal: inquiry.signal,
    onProgress: inquiry.onProgress,
  })
  return answer.kind === 'failed' ? notFetched(answer) : answer
}

function headersOf({ headers }: FileRequest): Headers {
  return headers ? { headers } : {}
}

async function readLocal(url: string, { files }: Pick<Platform, 'files'>): Promise<Buffer | Unavailable> {
  try {
    return await readRegular(fileURLToPath(url), LARGEST_BYTES, files)
  } catch (error) {
    if (error instanceof NotRegularError)
      return unavailable('unfit', `${fileURLToPath(url)} ${error.message}`)
    const code = errnoOf(error)
    if (code === undefined) throw error
    return unavailable(['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code) ? 'absent' : 'denied', messageOf(error))
  }
}
