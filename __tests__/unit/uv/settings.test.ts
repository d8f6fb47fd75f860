import { describe, expect, test } from 'vitest'
import { decideSources } from '../../../src/uv/sources/settings.ts'

const decide = (inputs: object, env: Record<string, string> = {}) =>
  decideSources(
    { sources: [], downloadBaseUrl: '', manifestFile: '', projectDir: '/project', ...inputs },
    { env },
  )

describe('a place that is none is told before anybody is asked', () => {
  test.each([
    ['https://user:pa#ss@host/x', 'https:'],
    ['https://user:pa/ss@host/x', 'https:'],
    ['https:/host', 'https:'],
    ['https://', 'https:'],
    ['ftp://host/x', 'ftp:'],
    ['htps://user:secret@host/x', 'htps:'],
    ['file://server/share', 'file:'],
    ['file:///a%2Fb', 'file:'],
    ['file:relative', 'file:'],
  ])('%s', (url, scheme) => {
    const error = expect.objectContaining({
      code: 'UV_SOURCE_INVALID',
      message: expect.stringMatching(new RegExp(`^"${scheme}.*is no http, https or file URL$`)),
      remedy: expect.stringContaining('%23'),
    })
    expect(() => decide({ downloadBaseUrl: url })).toThrow(error)
    expect(() => decide({ manifestFile: url })).toThrow(error)
    for (const name of ['UV_ASTRAL_MIRROR_URL', 'UV_INSTALLER_GITHUB_BASE_URL', 'UV_INSTALLER_GHE_BASE_URL'])
      expect(() => decide({}, { [name]: url })).toThrow(
        expect.objectContaining({ code: 'UV_SOURCE_INVALID', message: expect.stringContaining(`(${name})`) }),
      )
    try {
      decide({ downloadBaseUrl: url })
    } catch (thrown) {
      expect(String(thrown)).not.toMatch(/pa|ss@|secret/)
    }
  })

  test('a variable takes no path, an input does, also one of Windows', () => {
    expect(() => decide({}, { UV_ASTRAL_MIRROR_URL: 'mirror.example' })).toThrow(
      expect.objectContaining({ code: 'UV_SOURCE_INVALID' }),
    )
    expect(decide({ downloadBaseUrl: 'uv/' }).sites.mirrorUrl).toBe('file:///project/uv')
    expect(decide({ downloadBaseUrl: 'C:\\uv' }).sites.mirrorUrl).toMatch(/^file:.*C:/)
    expect(decide({ downloadBaseUrl: 'FILE:///srv/uv/' }).sites.mirrorUrl).toBe('FILE:///srv/uv')
  })
})
