/** sha256 of every uv wheel, by version and then by the platform tag of its name. Newest version first. */
export type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Loaded on demand: the table is a quarter of a megabyte, and most jobs find uv installed. */
export async function readDigests(): Promise<Digests> {
  const { default: digests } = await import('./digests.json', { with: { type: 'json' } })
  return digests
}
