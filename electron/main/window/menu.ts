/** The application menu, in the chosen language. Everything in it is in the window too. */
import { Menu, type MenuItemConstructorOptions as Item } from 'electron'
import type { Notice } from '../../../shared/bridge.ts'
import type { Words } from './words.ts'

type Command = Extract<Notice, { type: 'command' }>['name']

export interface MenuNeeds {
  readonly words: Words
  readonly version: string
  readonly command: (name: Command) => void
  readonly openLogs: () => void
}

/** Builds the menu; call it again when the language changes. */
export function setupMenu(needs: MenuNeeds): void {
  const { words } = needs
  const own: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...own,
      { label: words.file, submenu: fileMenu(needs) },
      { label: words.edit, submenu: editMenu(words) },
      { label: words.view, submenu: viewMenu(words) },
      { label: words.help, submenu: helpMenu(needs) },
    ]),
  )
}

function fileMenu({ words, command, openLogs }: MenuNeeds): Item[] {
  return [
    { label: words.host, click: () => command('host') },
    { label: words.join, click: () => command('join') },
    { type: 'separator' },
    { label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => command('settings') },
    { label: words.logs, click: openLogs },
    { type: 'separator' },
    { label: words.close, role: 'close' },
  ]
}

function editMenu(words: Words): Item[] {
  return [
    { label: words.undo, role: 'undo' },
    { label: words.redo, role: 'redo' },
    { type: 'separator' },
    { label: words.cut, role: 'cut' },
    { label: words.copy, role: 'copy' },
    { label: words.paste, role: 'paste' },
    { label: words.selectAll, role: 'selectAll' },
  ]
}

function viewMenu(words: Words): Item[] {
  return [
    { label: words.actualSize, role: 'resetZoom' },
    { label: words.zoomIn, role: 'zoomIn' },
    { label: words.zoomOut, role: 'zoomOut' },
    { type: 'separator' },
    { label: words.fullScreen, role: 'togglefullscreen' },
  ]
}

function helpMenu({ words, version, command }: MenuNeeds): Item[] {
  return [
    { label: words.shortcuts, accelerator: 'CmdOrCtrl+/', click: () => command('shortcuts') },
    { type: 'separator' },
    { label: words.version.replace('{version}', version), enabled: false },
  ]
}
