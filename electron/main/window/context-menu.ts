/** What a right click offers: the few deeds that text has everywhere. */
import { app, Menu, type ContextMenuParams, type MenuItemConstructorOptions as Item } from 'electron'
import type { Words } from './words.ts'

/** Offers cut, copy, paste and select all where they can be done. `words` is asked anew: the language may change. */
export function setupContextMenu(words: () => Words): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('context-menu', (_event, clicked) => {
      const items = itemsFor(clicked, words())
      if (items.length > 0) Menu.buildFromTemplate(items).popup()
    })
  })
}

function itemsFor({ isEditable, selectionText, editFlags }: ContextMenuParams, words: Words): Item[] {
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ label: words.copy, role: 'copy' }]
  return [
    { label: words.cut, role: 'cut', enabled: editFlags.canCut },
    { label: words.copy, role: 'copy', enabled: editFlags.canCopy },
    { label: words.paste, role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { label: words.selectAll, role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}
