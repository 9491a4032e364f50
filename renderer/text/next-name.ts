import { limits } from '../../shared/limits.ts'

/** A name to try where this one is taken: `Ali_2` after `Ali`, `Ali_3` after that; never longer than a name may be. */
export function nextName(name: string): string {
  const [, stem = name, count] = /^(.+)_(\d{1,3})$/.exec(name) ?? []
  const ending = `_${Number(count ?? 1) + 1}`
  return [...stem].slice(0, limits.nameCodePoints.most - ending.length).join('') + ending
}
