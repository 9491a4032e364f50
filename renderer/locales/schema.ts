import type { en } from './en/index.ts'

type Wide<T> = { readonly [K in keyof T]: T[K] extends string ? string : Wide<T[K]> }

/** What every language must say: the keys of English. */
export type Words = Wide<typeof en>

type PathsOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathsOf<T[K]>}` }[keyof T & string]

/** The name of one sentence, such as `rooms.title`. */
export type WordKey = PathsOf<Words>
