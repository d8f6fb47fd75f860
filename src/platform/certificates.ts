import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

/**
 * Makes this process trust what SSL_CERT_FILE names, in addition to what Node trusts: uv, Python and OpenSSL read that
 * variable and Node does not. Where this Node cannot do it, NODE_EXTRA_CA_CERTS is left.
 */
export function trustConfiguredCertificates(): void {
  const file = process.env['SSL_CERT_FILE']
  if (!file || tls.setDefaultCACertificates === undefined) return
  const known = tls.getCACertificates('default')
  const seen = new Set(known.map(withoutSpace))
  // A machine's bundle mostly repeats what Node brings along, and a second call finds everything there.
  const added = readBundle(file).filter((certificate) => !seen.has(withoutSpace(certificate)))
  if (added.length === 0) return
  try {
    tls.setDefaultCACertificates([...known, ...added])
  } catch {
    // One damaged certificate among many. If it matters, the connection fails with a reason of its own.
  }
}

/** Empty for a file that cannot be read: uv warns about it. */
function readBundle(file: string): string[] {
  try {
    const text = readFileSync(file, 'utf8')
    return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  } catch {
    return []
  }
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '')
}
