/** Puts the bridge on the window: one function for each row of the table, and nothing else. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { callChannel, calls, noticeChannel, type Bridge, type CallName, type Notice } from '../../shared/bridge.ts'

function caller(name: CallName): (payload: unknown) => Promise<unknown> {
  return (payload) => ipcRenderer.invoke(callChannel(name), payload)
}

/** The page's callback never gets the event: through it, it would hold the whole of IPC. */
function listen(hear: (notice: Notice) => void): () => void {
  const pass = (_event: IpcRendererEvent, notice: Notice): void => hear(notice)
  ipcRenderer.on(noticeChannel, pass)
  return () => void ipcRenderer.off(noticeChannel, pass)
}

const names = Object.keys(calls) as CallName[]
const callers = Object.fromEntries(names.map((name) => [name, caller(name)])) as Omit<Bridge, 'listen'>

contextBridge.exposeInMainWorld('hearth', { ...callers, listen } satisfies Bridge)
