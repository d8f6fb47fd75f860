import { randomBytes } from 'node:crypto'
import { makeWheel, type Wheel } from './wheel.ts'

/** Packages `big-1`, `big-2`, … that do not compress. */
export function makeBigWheels(count: number, sizeBytes: number): Wheel[] {
  return Array.from({ length: count }, (_, index) =>
    makeWheel({
      name: `big-${index + 1}`,
      version: '1.0',
      files: { [`big_${index + 1}/weights.txt`]: randomBytes(sizeBytes / 2).toString('hex') },
    }),
  )
}
