/** The system's own dialogs: for what the page cannot ask or say. */
import { dialog, type BrowserWindow } from 'electron'
import type { Words } from './words.ts'

/** Lets the person choose a certificate file; answers its path, or null. */
export async function chooseCertificate(window: BrowserWindow, words: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseAuthority,
    properties: ['openFile'],
    filters: [
      { name: words.certificates, extensions: ['pem', 'crt', 'cer'] },
      { name: words.allFiles, extensions: ['*'] },
    ],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Says it over the window. Settles when the person has read it. */
export async function say(window: BrowserWindow | null, message: string, detail: string): Promise<void> {
  const said = { type: 'warning' as const, message, detail }
  await (window ? dialog.showMessageBox(window, said) : dialog.showMessageBox(said))
}
