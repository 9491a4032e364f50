const made = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/** How names are sorted: by the letters of whatever script they are in, digits by their value. */
export function collator(): Intl.Collator {
  return made
}
