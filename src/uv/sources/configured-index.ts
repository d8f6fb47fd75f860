import path from 'node:path'
import type { Platform } from '../../platform/index.ts'
import { ActionError } from '../../shared/errors.ts'
import { listSharedSettings } from '../required.ts'
import { arrayIn, parseToml, tableIn } from '../toml.ts'
import { readVersionText } from '../version-text.ts'
import { readPipIndex } from './pip-config.ts'

export interface ConfiguredIndex {
  /** May carry credentials. */
  readonly url: string
  /** The variable or file that names it. */
  readonly from: string
  /** Of an index that was given as `name=url`, or has a name in uv's settings. */
  readonly name?: string
}

type Outside = Pick<Platform, 'files' | 'host'>

/**
 * The Python index that this machine is told to use, or undefined where nobody named one. What is said to uv counts before
 * what is said to pip, and a variable before a file. Settings of the project are not looked at: its index is for its
 * packages.
 */
export async function readConfiguredIndex(platform: Outside): Promise<ConfiguredIndex | undefined> {
  return (
    readVariable('UV_DEFAULT_INDEX', platform) ??
    readVariable('UV_INDEX_URL', platform) ??
    (await readUvSettings(platform)) ??
    readVariable('PIP_INDEX_URL', platform) ??
    (await readPipIndex(platform))
  )
}

function readVariable(name: string, { host }: Outside): ConfiguredIndex | undefined {
  // uv also takes `name=url`.
  const [, label, url] = /^(?:([\w.-]+)=(?=(?:https?|file):))?(.+)$/.exec(host.env[name]?.trim() ?? '') ?? []
  return url ? { url, from: name, ...(label ? { name: label } : {}) } : undefined
}

/** `[[index]]` with `default = true`, or `index-url`, of the user's and the machine's uv.toml. */
async function readUvSettings({ files, host }: Outside): Promise<ConfiguredIndex | undefined> {
  for (const file of listSharedSettings(host).filter(path.isAbsolute)) {
    const settings = await readSettings(file, files)
    const index = arrayIn(settings, 'index')
      .map((entry) => tableIn({ entry }, 'entry'))
      .find((entry) => entry['default'] === true)
    const [url, name] = index ? [index['url'], index['name']] : [settings['index-url']]
    if (typeof url === 'string') return { url, from: file, ...(typeof name === 'string' ? { name } : {}) }
  }
  return undefined
}

/** Empty for settings that cannot be read: uv will say what is wrong with them. */
async function readSettings(file: string, files: Platform['files']): Promise<ReturnType<typeof parseToml>> {
  try {
    return parseToml((await readVersionText(file, file, files)) ?? '', file)
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return {}
  }
}
