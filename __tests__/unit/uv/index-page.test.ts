import { describe, expect, test } from 'vitest'
import { parseProjectPage, parseWheelName } from '../../../src/uv/index-page.ts'

const SHA = 'a'.repeat(64)
const url = 'https://index.example/simple/uv/'
const html = (body: string) => parseProjectPage(body, { url, contentType: 'text/html; charset=utf-8' })

describe('an HTML page', () => {
  test.each([
    [
      'absolute',
      `<a href="https://files.example/a/uv-1.0.0.tar.gz#sha256=${SHA}">x</a>`,
      'https://files.example/a/uv-1.0.0.tar.gz',
      SHA,
    ],
    [
      'relative',
      `<a href='../../a/uv-1.0.0.tar.gz#sha256=${SHA.toUpperCase()}'>x</a>`,
      'https://index.example/a/uv-1.0.0.tar.gz',
      SHA,
    ],
    [
      'with entities and other attributes',
      `<A data-x="1"\n HREF="/a/uv-1.0.0.tar.gz?x=1&amp;y=2" rel>x</A>`,
      'https://index.example/a/uv-1.0.0.tar.gz?x=1&y=2',
      undefined,
    ],
    [
      'below a base',
      `<base href="https://b.example/z/"><a href="uv-1.0.0.tar.gz#md5=1">x</a>`,
      'https://b.example/z/uv-1.0.0.tar.gz',
      undefined,
    ],
  ])('with a link %s', (_, body, fileUrl, sha256) => {
    expect(html(body)).toEqual([{ filename: 'uv-1.0.0.tar.gz', url: fileUrl, sha256, isYanked: false }])
  })

  test('file names are decoded', () => {
    expect(html('<a href="/uv-1.0.0%2Bx.whl">')[0]?.filename).toBe('uv-1.0.0+x.whl')
    expect(html('<a href="/uv-%zz.whl">')[0]?.filename).toBe('uv-%zz.whl')
  })

  test('what is no link is passed over', () => {
    expect(html('<p>maintenance</p><a name="x">y</a><a href="https://[bad/">')).toEqual([])
  })
})

describe('a JSON page', () => {
  const json = (body: unknown) =>
    parseProjectPage(JSON.stringify(body), { url, contentType: 'application/vnd.pypi.simple.v1+json' })

  test('gives names, absolute URLs and digests', () => {
    const files = [{ filename: 'uv-1.0.0.tar.gz', url: '../f/uv-1.0.0.tar.gz', hashes: { sha256: SHA } }]
    expect(json({ files })).toEqual([
      {
        filename: 'uv-1.0.0.tar.gz',
        url: 'https://index.example/simple/f/uv-1.0.0.tar.gz',
        sha256: SHA,
        isYanked: false,
      },
    ])
  })

  test('that is none is an error', () => {
    expect(() => json({ message: 'log in' })).toThrow(TypeError)
  })
})

describe('a link to a file of this machine', () => {
  const page = (link: string, pageUrl: string) => [
    ...parseProjectPage(`<a href="${link}">x</a>`, { url: pageUrl, contentType: 'text/html' }),
    ...parseProjectPage(JSON.stringify({ files: [{ filename: 'x', url: link }] }), {
      url: pageUrl,
      contentType: 'application/json',
    }),
  ]

  test.each(['file:///dev/zero', 'FILE:///etc/shadow', 'javascript:1', 'http://['])(
    '%s is no file of an index on the network',
    (link) => expect(page(link, 'https://index.example/simple/uv/')).toEqual([]),
  )

  test('is none by way of a base either', () => {
    const text = '<base href="file:///etc/"><a href="hostname">x</a>'
    const [only] = parseProjectPage(text, {
      url: 'https://index.example/simple/uv/',
      contentType: 'text/html',
    })
    expect(only?.url).toBe('https://index.example/simple/uv/hostname')
  })

  test('is one of an index on this machine', () => {
    expect(page('file:///a/x', 'file:///srv/simple/uv/').map(({ url }) => url)).toEqual([
      'file:///a/x',
      'file:///a/x',
    ])
  })
})

test('a withdrawn file is told from the others', () => {
  const page = html(
    '<a data-yanked="a > b" href="/uv-1.whl">x</a><a href="/uv-2.whl" title="data-yanked">y</a>',
  )
  expect(page.map(({ filename, isYanked }) => [filename, isYanked])).toEqual([
    ['uv-1.whl', true],
    ['uv-2.whl', false],
  ])
  const files = [{ yanked: 'bad' }, { yanked: true }, { yanked: false }, {}].map((yanked) => ({
    filename: 'x',
    url: 'x',
    ...yanked,
  }))
  const json = parseProjectPage(JSON.stringify({ files }), { url, contentType: 'application/json' })
  expect(json.map(({ isYanked }) => isYanked)).toEqual([true, true, false, false])
})

test.each([
  ['uv-0.13.8-py3-none-win32.whl', { version: '0.13.8', platformTag: 'win32' }],
  ['uv-0.13.8-py3-none-a_1.b_2.whl', { version: '0.13.8', platformTag: 'a_1.b_2' }],
  ['uv-0.13.8.tar.gz', undefined],
  ['uv_build-0.13.8-py3-none-win32.whl', undefined],
  ['uv-0.13.8-1-py3-none-win32.whl', undefined],
])('%s as a wheel name', (filename, expected) => {
  expect(parseWheelName(filename)).toEqual(expected)
})
