import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file that says from what a thing was made, so that it is made again only when that changes. */
export class Stamp {
  /** @param {string} file */
  constructor(file) {
    this.file = file
  }

  /** @param {string} fingerprint */
  matches(fingerprint) {
    return existsSync(this.file) && readFileSync(this.file, 'utf8').trim() === fingerprint
  }

  /** @param {string} fingerprint */
  write(fingerprint) {
    mkdirSync(dirname(this.file), { recursive: true })
    writeFileSync(this.file, `${fingerprint}\n`)
  }

  /** From now on what it stamped counts as not made. */
  remove() {
    rmSync(this.file, { force: true })
  }
}
