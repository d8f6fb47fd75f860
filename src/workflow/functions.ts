import { data } from '@actions/expressions'
import {
  areEqual,
  concatenate,
  edgesOf,
  known,
  knownBoolean,
  knownText,
  UNKNOWN,
  type Value,
} from './value.ts'

/** Functions that can be answered although the text has holes. */
export const PARTLY_KNOWN: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  format: ([pattern, ...values]) => {
    const text = textIn(pattern)
    // Doubled braces stand for one: rare, and then nothing is said.
    if (text === undefined || /\{\{|\}\}/.test(text)) return UNKNOWN
    return concatenate(
      text.split(/(\{\d+\})/).map((part) => {
        const number = /^\{(\d+)\}$/.exec(part)?.[1]
        return number === undefined ? knownText(part) : (values[Number(number)] ?? UNKNOWN)
      }),
    )
  },
  startswith: ([text, wanted]) => compareEdge(text, wanted, (a, b) => a.startsWith(b), 'head'),
  endswith: ([text, wanted]) => compareEdge(text, wanted, (a, b) => a.endsWith(b), 'tail'),
  contains: ([where, wanted]) => {
    if (where?.kind === 'text') {
      const text = textIn(wanted)?.toLowerCase()
      const isThere = where.parts.some(
        (part) => typeof part === 'string' && text && part.toLowerCase().includes(text),
      )
      return isThere ? knownBoolean(true) : UNKNOWN
    }
    if (where?.kind !== 'known' || where.data.kind !== data.Kind.Array || wanted === undefined) return UNKNOWN
    const isOut = where.data.values().every((item) => areEqual(known(item), wanted) === false)
    return isOut ? knownBoolean(false) : UNKNOWN
  },
}

/** The part of the text at that edge decides where it is as long as what is wanted, or differs before. */
function compareEdge(
  text: Value | undefined,
  wanted: Value | undefined,
  matches: (a: string, b: string) => boolean,
  edge: 'head' | 'tail',
): Value {
  const part = textIn(wanted)?.toLowerCase()
  if (text?.kind !== 'text' || part === undefined) return UNKNOWN
  const there = edgesOf(text)[edge].toLowerCase()
  if (matches(there, part)) return knownBoolean(true)
  return matches(part, there) ? UNKNOWN : knownBoolean(false)
}

function textIn(value: Value | undefined): string | undefined {
  return value?.kind === 'known' && value.data.primitive ? value.data.coerceString() : undefined
}
