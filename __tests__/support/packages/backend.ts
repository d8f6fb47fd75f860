interface ProjectSpec {
  readonly name: string
  readonly version: string
  /** The package that brings the build backend, as its module `backend`. Undefined: it lies beside the project. */
  readonly builder?: string | undefined
}

export function projectManifest({ name, version, builder }: ProjectSpec): string {
  return [
    '[project]',
    `name = ${JSON.stringify(name)}`,
    `version = ${JSON.stringify(version)}`,
    '[build-system]',
    `requires = ${JSON.stringify(builder === undefined ? [] : [builder])}`,
    ...(builder === undefined
      ? ['build-backend = "backend"', 'backend-path = ["."]']
      : [`build-backend = "${builder.replaceAll('-', '_')}.backend"`]),
    '',
  ].join('\n')
}

/** A build backend without requirements: the modules below src/, or for an editable install a path to them. */
export const BACKEND = `
import base64, hashlib, pathlib, re, zipfile

def build_wheel(directory, *_):
    sources = pathlib.Path('src')
    return _write(directory, {
        str(file.relative_to(sources)): file.read_text() for file in sorted(sources.rglob('*.py'))
    })

def build_editable(directory, *_):
    name, _version = _identity()
    return _write(directory, {f'_{name}.pth': str(pathlib.Path('src').resolve()) + '\\n'})

def _identity():
    text = pathlib.Path('pyproject.toml').read_text()
    name, version = (re.search(f'^{key} = "(.*)"', text, re.M)[1] for key in ('name', 'version'))
    return name.replace('-', '_'), version

def _write(directory, files):
    name, version = _identity()
    info = f'{name}-{version}.dist-info/'
    files[info + 'METADATA'] = f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n'
    files[info + 'WHEEL'] = 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n'
    digest = lambda text: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()
    rows = [f'{path},sha256={digest(text)},{len(text.encode())}' for path, text in files.items()]
    files[info + 'RECORD'] = '\\n'.join([*rows, info + 'RECORD,,', ''])
    wheel = f'{name}-{version}-py3-none-any.whl'
    with zipfile.ZipFile(f'{directory}/{wheel}', 'w') as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel
`
