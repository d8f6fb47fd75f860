import { decodePercent } from '../shared/text.ts'
import { resolveLink } from './link.ts'

/** A file that a Python index offers for a project. */
export interface IndexFile {
  readonly filename: string
  /** Absolute. */
  readonly url: string
  /** As the index states it: good for telling files apart, no proof of anything. */
  readonly sha256: string | undefined
  /** Withdrawn: not to be chosen where nobody asks for this very version. */
  readonly isYanked: boolean
}

/** What a wheel's file name says, with the platform tags still in one piece. */
export interface WheelName {
  readonly version: string
  /** A compressed tag set such as `manylinux_2_17_x86_64.manylinux2014_x86_64`. */
  readonly platformTag: string
}

/** Asks for JSON and takes HTML, as PEP 691 has clients do. */
export const INDEX_ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1'

interface JsonPage {
  readonly files: readonly {
    readonly filename: string
    readonly url: string
    readonly hashes?: Readonly<Record<string, string>>
    readonly yanked?: boolean | string
  }[]
}

/**
 * Reads a project page of the simple repository API, JSON (PEP 691) or HTML (PEP 503).
 * @throws SyntaxError or TypeError where the page announces JSON and holds something else
 */
export function parseProjectPage(
  body: string,
  page: { readonly url: string; readonly contentType: string },
): IndexFile[] {
  return /^application\/(vnd\.pypi\.simple\.v1\+)?json\b/i.test(page.contentType)
    ? parseJsonPage(body, page.url)
    : parseHtmlPage(body, page.url)
}

/**
 * Undefined for anything that is no wheel of uv. The name comes from the index and becomes that of a file here: one with a
 * separator in it would lead out of the directory that it is meant for.
 */
export function parseWheelName(filename: string): WheelName | undefined {
  const [, version, platformTag] = /^uv-([\w.!+]+)-py3-none-([\w.]+)\.whl$/.exec(filename) ?? []
  return version === undefined || platformTag === undefined ? undefined : { version, platformTag }
}

function parseJsonPage(body: string, pageUrl: string): IndexFile[] {
  return (JSON.parse(body) as JsonPage).files.flatMap(({ filename, url, hashes, yanked }) => {
    const target = resolveLink(url, pageUrl)
    const isYanked = yanked !== undefined && yanked !== false
    return target === undefined ? [] : [{ filename, url: target, sha256: hashes?.['sha256'], isYanked }]
  })
}

/** PEP 503 leaves nothing to interpret but anchors, so their `href` is all that is looked for. */
function parseHtmlPage(body: string, pageUrl: string): IndexFile[] {
  // It stands in the head; a hostile page of nothing but `<base` is not searched to its end for each.
  const rawBase = /<base\s[^>]*?\bhref\s*=\s*["']([^"']+)["']/i.exec(body.slice(0, 4096))?.[1]
  const base = (rawBase && resolveLink(decodeEntities(rawBase), pageUrl)) || pageUrl
  return [...body.matchAll(/<a\s(?:"[^"]*"|'[^']*'|[^>"'])*/gi)].flatMap(([anchor]) => {
    const [, double, single] = /\bhref\s*=\s*(?:"([^"]+)"|'([^']+)')/i.exec(anchor) ?? []
    const href = decodeEntities(double ?? single ?? '')
    const target = href === '' ? undefined : resolveLink(href, base)
    return target === undefined ? [] : [toIndexFile(new URL(target), /\sdata-yanked\b/i.test(anchor))]
  })
}

function toIndexFile(url: URL, isYanked: boolean): IndexFile {
  const sha256 = /^#sha256=([0-9a-f]{64})$/i.exec(url.hash)?.[1]?.toLowerCase()
  url.hash = ''
  const filename = decodePercent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1))
  return { filename, url: url.href, sha256, isYanked }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
}

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(amp|lt|gt|quot|#39|#x27);/gi,
    (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
  )
}
