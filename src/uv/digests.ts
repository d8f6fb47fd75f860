/**
 * sha256 of the files of every release of uv: of a wheel by the platform tag of its name, of an archive by its whole name.
 * Newest version first.
 */
export type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Loaded on demand: the table is large, and most jobs find uv installed. */
export async function readDigests(): Promise<Digests> {
  const { default: digests } = await import('./digests.json', { with: { type: 'json' } })
  return digests
}
