/** User name and password for an address. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

/**
 * What a netrc file has for a host, else for everybody. Macro definitions are passed over; quoted values may hold spaces.
 * @see https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
 */
export function findInNetrc(text: string, host: string): Credentials | undefined {
  const withoutMacros = text
    .replaceAll(/^\s*macdef\b[\s\S]*?(?:\n\s*\n|$(?![\s\S]))/gm, '\n')
    .replaceAll(/^\s*#.*$/gm, '')
  const words = [...withoutMacros.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '',
  )
  const entries: { host: string | undefined; login?: string; password?: string }[] = []
  for (let index = 0; index < words.length; index++) {
    const entry = entries.at(-1)
    const word = words[index]
    if (word === 'machine') entries.push({ host: words[++index] })
    else if (word === 'default') entries.push({ host: undefined })
    else if (word === 'login' && entry) entry.login = words[++index] ?? ''
    else if (word === 'password' && entry) entry.password = words[++index] ?? ''
  }
  const found =
    entries.find((entry) => entry.host === host) ?? entries.find((entry) => entry.host === undefined)
  return found?.password === undefined ? undefined : { username: found.login ?? '', password: found.password }
}
