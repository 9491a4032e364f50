/** Something a person can mend: its message is all they need to read, so no stack is shown. */
export class Complaint extends Error {
  /** @param {string} message one or two plain sentences: what is wrong, and the next step */
  constructor(message) {
    super(message)
    this.name = 'Complaint'
  }
}

/**
 * Prints what went wrong on standard error and makes the process end with 1.
 * Told by name, not by class: code that came through tsx has a copy of the class of its own.
 * @param {unknown} error
 */
export function complain(error) {
  const expected = error instanceof Error && error.name === 'Complaint'
  console.error(expected ? error.message : error)
  process.exitCode = 1
}
