/** The first minor version of each major that will do; majors above the last one all do. */
const oldest = new Map([
  [20, 19],
  [22, 12],
])

/**
 * Whether this Node can build and test Hearth (the `engines` of package.json, in code).
 * @param {string} version such as 20.19.0
 */
export function nodeWillDo(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const least = oldest.get(major)
  return least === undefined ? major > Math.max(...oldest.keys()) : minor >= least
}

/**
 * The sentence for a Node that will not do.
 * @param {string} version
 */
export function tooOld(version) {
  return `Hearth needs Node 20.19 or newer, or 22.12 or newer. This is Node ${version}: get a newer one at https://nodejs.org.`
}
