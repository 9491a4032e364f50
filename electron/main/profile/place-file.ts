import { JsonFile } from '../../disk/json-file.ts'
import type { Log } from '../../disk/log.ts'
import { firstPlace, placeShape, type WindowPlace } from '../window/window-place.ts'

/** Where the window stood, kept in the profile's `window.json`. */
export interface PlaceFile {
  load(): WindowPlace
  save(place: WindowPlace): void
}

/** What cannot be read or kept is no harm: the window then opens in the middle. */
export function placeFile(path: string, log: Log): PlaceFile {
  const file = new JsonFile(path, placeShape)
  return {
    load() {
      const read = file.read()
      if (!read.ok) log.warn('where the window stood cannot be read', { why: read.error.code })
      return (read.ok ? read.value : null) ?? firstPlace
    },
    save(place) {
      const saved = file.saveNow(place)
      if (!saved.ok) log.warn('where the window stood cannot be saved', { why: saved.error.code })
    },
  }
}
