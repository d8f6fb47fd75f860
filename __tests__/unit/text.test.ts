import { expect, test } from 'vitest'
import { redactText, redactUrl } from '../../src/shared/text.ts'

test.each([
  ['https://user:secret@host/a/b?sig=secret', 'https://host/a/b'],
  ['https://user:sec#ret@host/x', 'https://host/x'],
  ['https://user:sec/ret@ho@st/x', 'https://st/x'],
  ['no url at all', 'no url at all'],
])('of %j a log shows %j', (url, shown) => {
  expect(redactUrl(url)).toBe(shown)
})

test('what another program said is shown without credentials', () => {
  const said =
    "Looking in indexes: https://user:s3cret@host/simple, HTTP://t0ken@h2/x, 'git+ssh://git:pw@h' mail me@host"
  expect(redactText(said)).toBe(
    "Looking in indexes: https://host/simple, HTTP://h2/x, 'git+ssh://h' mail me@host",
  )
})
