import { fileURLToPath } from 'node:url'

/** Of the machine itself. */
export function isFileUrl(url: string): boolean {
  return /^file:/i.test(url)
}

/**
 * A link as its page means it. Undefined for one that is no link to a file, and for one to a file of this machine where the
 * page came from another.
 */
export function resolveLink(link: string, pageUrl: string): string | undefined {
  if (!URL.canParse(link, pageUrl)) return undefined
  const { protocol, href } = new URL(link, pageUrl)
  const isAllowed = /^https?:$/.test(protocol) || (isFileUrl(href) && isFileUrl(pageUrl))
  return isAllowed ? href : undefined
}

/** Whether text is a whole http, https or file URL that leads somewhere. */
export function isUsableUrl(text: string): boolean {
  if (!/^(https?|file):\/\//i.test(text) || !URL.canParse(text)) return false
  try {
    return /^http/i.test(text) || fileURLToPath(text) !== ''
  } catch {
    // A file of another host, or with an encoded slash.
    return false
  }
}
