import path from 'node:path'
import { decodePercent } from '../../shared/text.ts'
import { runCommand } from '../command.ts'
import { type Credentials, findInNetrc } from '../netrc.ts'
import { readSettings } from '../regular-file.ts'
import type { ConfiguredIndex } from './configured-index.ts'
import type { FetchPlatform, Inquiry } from './source.ts'

// It may ask a service of the desktop or of a cloud.
const KEYRING_TIMEOUT_MS = 30_000

/**
 * The URL with the credentials that uv and pip would use: those in it, those of UV_INDEX_<NAME>_USERNAME and _PASSWORD
 * for an index with a name, those in the netrc file, those of the keyring command where it is switched on.
 * @see https://docs.astral.sh/uv/concepts/authentication/http/
 */
export async function withCredentials(
  url: URL,
  { index, inquiry }: { readonly index: ConfiguredIndex; readonly inquiry: Inquiry },
  platform: FetchPlatform,
): Promise<URL> {
  if (url.password !== '') return url
  const found =
    findForName(index, platform) ??
    (await readNetrc(url, platform)) ??
    (await askKeyring(url, { index, inquiry }, platform))
  if (found === undefined) return url
  const complete = new URL(url)
  complete.username = encodeURIComponent(found.username)
  complete.password = encodeURIComponent(found.password)
  return complete
}

function findForName({ name }: ConfiguredIndex, { host }: FetchPlatform): Credentials | undefined {
  if (name === undefined) return undefined
  const prefix = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
  const [username, password] = [host.env[`${prefix}_USERNAME`], host.env[`${prefix}_PASSWORD`]]
  return password ? { username: username ?? '', password } : undefined
}

async function readNetrc(url: URL, { files, host }: FetchPlatform): Promise<Credentials | undefined> {
  const named = host.env['NETRC']
  const names = named
    ? [named]
    : ['.netrc', '_netrc'].map((name) => path.join(host.homeDir ?? '/nonexistent', name))
  for (const file of names) {
    const found = findInNetrc(await readSettings(file, files), url.hostname)
    if (found !== undefined && (url.username === '' || decodePercent(url.username) === found.username))
      return found
  }
  return undefined
}

/** As uv and pip do with `subprocess`: a user name is needed, and the URL is asked for before the host. */
async function askKeyring(
  url: URL,
  { index, inquiry }: { readonly index: ConfiguredIndex; readonly inquiry: Inquiry },
  platform: FetchPlatform,
): Promise<Credentials | undefined> {
  const { env } = platform.host
  const isOn = [env['UV_KEYRING_PROVIDER'], env['PIP_KEYRING_PROVIDER']].includes('subprocess')
  if (!isOn || url.username === '') return undefined
  const username = decodePercent(url.username)
  const bare = new URL(index.url)
  bare.username = ''
  const { workDir: cwd, signal } = inquiry
  for (const service of [bare.href, url.host]) {
    const options = { cwd, env, timeoutMs: KEYRING_TIMEOUT_MS, signal }
    const end = await runCommand(['keyring', 'get', service, username], options, platform)
    const password =
      end.kind === 'exited' && end.code === 0 ? end.output.trim().split('\n').at(-1) : undefined
    if (password) return { username, password }
  }
  return undefined
}
