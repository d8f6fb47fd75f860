import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readYaml } from '../../contract/repository.ts'
import { PROJECT_ROOT } from '../../support/runner.ts'

const SCRIPT = path.join(PROJECT_ROOT, 'scripts', 'release-check.mjs')
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-03-04\n\n- New.\n\n## 1.2.2 - 2026-01-02\n\n- Old.\n'

let root: string
let dir: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'release-'))
  dir = path.join(root, 'clone')
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git')
  git(root, 'clone', '--quiet', 'origin.git', 'clone')
  mkdirSync(path.join(dir, 'dist'))
  const files = {
    'CHANGELOG.md': CHANGELOG,
    'action.yml': 'name: x\n',
    'dist/main.js': '1\n',
    LICENSE: '',
    'README.md': '',
    other: '',
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  setVersion('1.2.3')
  commit()
  tag('v1.2.3')
})
afterEach(() => rmSync(root, { recursive: true }))

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@localhost', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim()
}

function write(name: string, text: string): void {
  writeFileSync(path.join(dir, name), text)
}

function setVersion(version: string): void {
  write('package.json', JSON.stringify({ version }))
  write('package-lock.json', JSON.stringify({ version, packages: { '': { version } } }))
}

function commit(): void {
  git(dir, 'add', '--all')
  git(dir, 'commit', '--quiet', '--message', 'x')
  git(dir, 'push', '--quiet', 'origin', 'HEAD:main')
}

function tag(name: string): void {
  git(dir, 'tag', '--force', name)
}

function check(name: string) {
  const [notes, archive, output] = ['notes.md', 'x.tar', 'output'].map((file) => path.join(root, file)) as [
    string,
    string,
    string,
  ]
  writeFileSync(output, '')
  const env = { PATH: process.env['PATH'], GITHUB_OUTPUT: output }
  const ran = spawnSync(process.execPath, [SCRIPT, name, '--notes', notes, '--archive', archive], {
    cwd: dir,
    encoding: 'utf8',
    env,
  })
  const outputs = readFileSync(output, 'utf8')
  return { ...ran, outputs, notes: () => readFileSync(notes, 'utf8') }
}

test('a tag that fits moves its major tag, with its own part of the changelog as notes', () => {
  const { status, stderr, outputs, notes } = check('v1.2.3')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(outputs).toBe('moving-tag=v1\nis-latest=true\n')
  expect(notes()).toBe('- New.\n')
  const packed = execFileSync('tar', ['-tf', path.join(root, 'x.tar')], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const files = ['', 'LICENSE', 'README.md', 'action.yml', 'dist/', 'dist/main.js', 'package.json']
  expect(packed.toSorted()).toEqual(files.map((file) => `locked-uv-setup/${file}`))
})

describe('moving tags', () => {
  test('a fix of an older version moves nothing, also where the newer one sorts before it as text', () => {
    tag('v1.10.0')
    expect(check('v1.2.3').outputs).toBe('moving-tag=\nis-latest=false\n')
  })

  test('a fix of the older major version moves the tag of that one, and is not the latest', () => {
    for (const name of ['v2.0.0', 'v1', 'v1.9.9-rc.1', 'v1.2.2']) tag(name)
    expect(check('v1.2.3').outputs).toBe('moving-tag=v1\nis-latest=false\n')
  })

  test('below 1.0.0 nothing moves', () => {
    setVersion('0.4.0')
    write('CHANGELOG.md', CHANGELOG.replace('1.2.3', '0.4.0'))
    commit()
    git(dir, 'tag', '--delete', 'v1.2.3')
    tag('v0.4.0')
    expect(check('v0.4.0').outputs).toBe('moving-tag=\nis-latest=true\n')
  })
})

describe('is refused, with what is wrong:', () => {
  const changelog = (from: string, to: string) => () =>
    write(
      'CHANGELOG.md',
      CHANGELOG.replace(from, () => to),
    )
  const cases: Record<string, [() => void, RegExp]> = {
    'another version in the package': [
      () => write('package.json', '{"version":"1.2.4"}'),
      /^package\.json says 1\.2\.4, the tag 1/,
    ],
    'another version in the lock file': [
      () => write('package-lock.json', '{"version":"1.2.3"}'),
      /^package-lock\.json, packages\[""\] says undefined/,
    ],
    'no heading': [changelog('## 1.2.3', '## 1.2.33'), /has no heading "## 1\.2\.3 - <date>"/],
    'no date': [changelog(' - 2026-03-04', ''), /"## 1\.2\.3" has no date/],
    'a day that is none': [changelog('03-04', '13-04'), /has no date/],
    'nothing said': [changelog('- New.', ''), /says nothing about 1\.2\.3/],
    'entries that wait': [changelog('Unreleased\n', 'Unreleased\n\n- Forgotten.\n'), /under "Unreleased"/],
  }
  test.each(Object.entries(cases))('%s', (_name, [spoil, told]) => {
    spoil()
    commit()
    tag('v1.2.3')
    const { status, stderr } = check('v1.2.3')
    expect(stderr.trim()).toMatch(told)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
  })

  test('a dist that is not what was built, also a file too many', () => {
    write('dist/main.js', '2\n')
    write('dist/more.js', '')
    expect(check('v1.2.3').stderr).toMatch(/npm run build.*:\n ?M dist\/main\.js\n\?\? dist\/more\.js/)
  })

  test('a commit that is not on main', () => {
    write('action.yml', 'name: y\n')
    git(dir, 'commit', '--quiet', '--all', '--message', 'y')
    tag('v1.2.3')
    expect(check('v1.2.3').stderr).toMatch(/^[0-9a-f]{40} is not on main\n$/)
  })

  test('another commit than that of the tag', () => {
    git(dir, 'commit', '--quiet', '--allow-empty', '--message', 'y')
    expect(check('v1.2.3').stderr).toMatch(/^HEAD is [0-9a-f]{40}, v1\.2\.3 is/)
  })

  test.each(['1.2.3', 'v1.2', 'v1.2.3-rc.1', 'v01.2.3', ''])('the tag "%s"', (name) => {
    expect(check(name).stderr).toContain(`"${name}" is no release`)
  })

  test('a tag that is not there', () => {
    git(dir, 'tag', '--delete', 'v1.2.3')
    expect(check('v1.2.3').stderr).toContain('there is no tag v1.2.3 here')
  })
})

describe('the job that publishes', () => {
  const { jobs } = readYaml<{ jobs: Record<string, { steps: { name?: string; run?: string }[] }> }>(
    '.github/workflows/release.yml',
  )

  /** The script of a step, with a gh that notes what it is asked and answers `gh release view` with `answer`. */
  function runStep(name: string, answer = ''): { status: number | null; asked: string[] } {
    const script = jobs['publish']?.steps.find((step) => step.name === name)?.run
    if (script === undefined) throw new Error(`release.yml has no step "${name}"`)
    const [bin, asked] = [path.join(root, 'bin'), path.join(root, 'asked')]
    mkdirSync(bin)
    writeFileSync(asked, '')
    const gh = `#!/bin/sh\necho "$*" >> '${asked}'\ncase "$*" in "release view"*|api*) ${answer} ;; esac\n`
    writeFileSync(path.join(bin, 'gh'), gh)
    chmodSync(path.join(bin, 'gh'), 0o755)
    const { status } = spawnSync('bash', ['-e', '-c', script], {
      cwd: dir,
      env: {
        PATH: `${bin}:${process.env['PATH']}`,
        GITHUB_REF_NAME: 'v1.2.3',
        GITHUB_REPOSITORY: 'org/locked-uv-setup',
        RUNNER_TEMP: root,
        IS_LATEST: 'true',
        MOVING_TAG: 'v1',
      },
    })
    return { status, asked: readFileSync(asked, 'utf8').trim().split('\n') }
  }

  test('fills a draft before it publishes it', () => {
    const { status, asked } = runStep('Draft, upload, publish', 'exit 1')
    expect(asked.map((line) => line.split(' ')[1])).toEqual(['view', 'create', 'edit'])
    expect(asked[1]).toMatch(/^release create v1\.2\.3 --draft .*locked-uv-setup-v1\.2\.3\.tar$/)
    expect(asked[2]).toBe('release edit v1.2.3 --draft=false --latest=true')
    expect(status).toBe(0)
  })

  test('throws away the draft of an earlier try', () => {
    const { asked } = runStep('Draft, upload, publish', 'echo true')
    expect(asked.map((line) => line.split(' ')[1])).toEqual(['view', 'delete', 'create', 'edit'])
  })

  test('leaves alone what an earlier try has published', () => {
    expect(runStep('Draft, upload, publish', 'echo false')).toMatchObject({
      status: 0,
      asked: [expect.any(String)],
    })
  })

  test.each([
    ['true', 0],
    ['false', 1],
  ])('goes on after a release whose immutable is %s with exit code %i', (answer, code) => {
    expect(runStep('See that nobody can change it any more', `echo ${answer}`).status).toBe(code)
  })

  test('moves the major tag to the commit of the release, from wherever it was', () => {
    const first = git(dir, 'rev-parse', 'HEAD')
    git(dir, 'push', '--quiet', 'origin', `${first}:refs/tags/v1`)
    git(dir, 'commit', '--quiet', '--allow-empty', '--message', 'y')
    expect(runStep('Move the major tag').status).toBe(0)
    const [moved] = git(dir, 'ls-remote', 'origin', 'refs/tags/v1').split('\t')
    expect(moved).toBe(git(dir, 'rev-parse', 'HEAD'))
    expect(moved).not.toBe(first)
  })
})
