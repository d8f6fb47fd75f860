/** One line of `/proc/self/mountinfo` (`proc_pid_mountinfo(5)`). */
export interface Mount {
  readonly mountPoint: string
  readonly type: string
}

/** Lines that do not have the documented shape are left out. */
export function parseMountinfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    // A variable number of optional fields ends with a lone dash; spaces inside fields are escaped.
    const [left = '', right = ''] = line.split(' - ', 2)
    const mountPoint = left.split(' ')[4]
    const type = right.split(' ')[0]
    return mountPoint?.startsWith('/') && type ? [{ mountPoint: unescapeOctal(mountPoint), type }] : []
  })
}

/** The mount that `realPath` lies on. Mounts stacked on one point are listed in their order: the last one is on top. */
export function findMount(mounts: readonly Mount[], realPath: string): Mount | undefined {
  const isAbove = ({ mountPoint }: Mount) =>
    mountPoint === '/' || realPath === mountPoint || realPath.startsWith(`${mountPoint}/`)
  const deeper = (a: Mount, b: Mount) => (b.mountPoint.length >= a.mountPoint.length ? b : a)
  const above = mounts.filter(isAbove)
  return above.length === 0 ? undefined : above.reduce(deeper)
}

/** The kernel writes space, tab, newline, backslash and `#` as `\040`, `\011`, `\012`, `\134`, `\043`. */
function unescapeOctal(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  )
}
