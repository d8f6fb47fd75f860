import path from 'node:path'

/** One uv of each kind of output, bucket numbers and archive ids that still matters. */
export const UV_VERSIONS = ['0.8.24', '0.9.30', '0.11.33', '0.12.24', '0.13.8'] as const

const projectRoot = path.join(import.meta.dirname, '..', '..', '..')

/** A real uv; `npm test` fetches them. Tests that run as another user bring copies that it may read. */
export function uvPathOf(version: string): string {
  return path.join(process.env['TEST_UV_DIR'] ?? path.join(projectRoot, '.tools', 'uv'), version, 'uv')
}

/** Only what uv needs: no setting of whoever runs the tests, no network but loopback. */
export function uvEnvironment(dirs: { cacheDir: string; homeDir: string }): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: dirs.homeDir,
    UV_CACHE_DIR: dirs.cacheDir,
    UV_PYTHON_DOWNLOADS: 'never',
    UV_HTTP_RETRIES: '0',
  }
}
