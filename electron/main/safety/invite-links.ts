/** Invite links come from three sides: our own arguments, a second start, and macOS's `open-url`. */
import { app } from 'electron'
import { handoverShape, linkIn, type Handover } from './invited.ts'

/**
 * Makes sure that one app alone uses this profile; answers false in the second one, whose link then goes to the
 * first. MUST be called before the app is ready: macOS tells a link early.
 */
export function claimProfile(hear: (link: string | null) => void): boolean {
  const handover: Handover = { link: linkIn(process.argv) }
  if (!app.requestSingleInstanceLock(handover)) return false
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const fit = handoverShape(data)
    hear(fit.ok ? fit.value.link : null)
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    hear(link)
  })
  if (handover.link !== null) hear(handover.link)
  return true
}

/** Makes `hearth:` links open this app, where no installer has done so. */
export function claimLinks(): void {
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient('hearth')
}
