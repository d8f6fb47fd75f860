import { expect, test } from 'vitest'
import { findInNetrc } from '../../../src/uv/netrc.ts'

test.each([
  ['machine a login u password p', 'a', { username: 'u', password: 'p' }],
  ['machine a\n  login u\n  password p\nmachine b login v password q', 'b', { username: 'v', password: 'q' }],
  [
    'machine a login u password "with space \\" quote"',
    'a',
    { username: 'u', password: 'with space " quote' },
  ],
  ['machine b login u password p\ndefault login d password e', 'a', { username: 'd', password: 'e' }],
  ['# machine a login x password y\nmachine a login u password p', 'a', { username: 'u', password: 'p' }],
  [
    'macdef init\nmachine a login x password y\n\nmachine a login u password p',
    'a',
    { username: 'u', password: 'p' },
  ],
  ['machine a account z login u password p', 'a', { username: 'u', password: 'p' }],
  ['machine a login u', 'a', undefined],
  ['machine a login u password p', 'b', undefined],
  ['password p', 'a', undefined],
  ['', 'a', undefined],
])('%j has for %s', (text, host, expected) => {
  expect(findInNetrc(text, host)).toEqual(expected)
})
