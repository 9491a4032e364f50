import { describe, expect, test } from 'vitest'
import { breaches } from './layers.ts'
import { ourSources, sourceFrom } from './tools/source.ts'

function breachesIn(path: string, text: string): string[] {
  return breaches([sourceFrom(path, text)])
}

describe('arrows', () => {
  test.each([
    ['shared/model.ts', `import { Room } from '../electron/server/room.ts'`],
    ['shared/model.ts', `import { readFile } from 'node:fs'`],
    ['shared/model.ts', `import type { Ref } from 'vue'`],
    ['electron/wire/tcp.ts', `import { Hub } from '../server/hub.ts'`],
    ['electron/server/hub.ts', `import { app } from 'electron'`],
    ['electron/server/hub.test.ts', `import { app } from 'electron'`],
    ['electron/client/log.ts', `import log from 'electron-log/main'`],
    ['electron/discovery/listen.ts', `import { dial } from '../wire/tcp.ts'`],
    ['electron/cli/serve.ts', `import { ChatClient } from '../client/chat-client.ts'`],
    ['electron/main/desk.ts', `import { serve } from '../cli/serve.ts'`],
    ['electron/preload/index.ts', `import { limits } from '../../shared/limits.ts'`],
    ['renderer/stores/rooms.ts', `import { join } from 'node:path'`],
    ['renderer/stores/rooms.ts', `import Row from '../components/Row.vue'`],
    [
      'renderer/components/Row.vue',
      `<script setup lang="ts">\nimport { bridge } from '../bridge/hearth.ts'\n</script>`,
    ],
    ['renderer/text/when.ts', `export { useRooms } from '../stores/rooms.ts'`],
    ['renderer/main.ts', `const gate = await import('../electron/main/gate.ts')`],
    ['e2e/protocol/door.test.ts', `import { desk } from '../../electron/main/desk.ts'`],
    ['e2e/app/host.spec.ts', `import { desk } from '../../electron/main/desk.ts'`],
  ])('%s may not say: %s', (path, text) => {
    expect(breachesIn(path, text)).toHaveLength(1)
  })

  test.each([
    ['shared/model.ts', `import { limits } from './limits.ts'`],
    ['shared/model.test.ts', `import { test } from 'vitest'`],
    ['electron/server/hub.ts', `import { tcp } from '../wire/tcp.ts'\nimport log from 'electron-log/node.js'`],
    ['electron/main/index.ts', `import { app } from 'electron'\nimport { Hub } from '../server/hub.ts'`],
    [
      'electron/preload/index.ts',
      `import { bridge } from '../../shared/bridge.ts'\nimport { ipcRenderer } from 'electron'`,
    ],
    ['renderer/App.vue', `<script setup lang="ts">\nimport Chat from './screens/Chat.vue'\n</script>`],
    ['renderer/screens/Chat.vue', `<script setup lang="ts">\nimport Row from '../components/Row.vue'\n</script>`],
    ['e2e/protocol/door.test.ts', `import { Hub } from '../../electron/server/hub.ts'`],
    ['build/check.ts', `import { app } from 'electron'`],
  ])('%s may say: %s', (path, text) => {
    expect(breachesIn(path, text)).toEqual([])
  })

  test('a breach says where, what and why', () => {
    expect(breachesIn('electron/wire/tcp.ts', `\nimport { Hub } from '../server/hub.ts'`)).toEqual([
      'electron/wire/tcp.ts:2 electron/wire may not import electron/server/hub.ts: the wire moves bytes and knows no rooms',
    ])
  })

  test('a .vue file is told by the line in the file, not in its script', () => {
    const text = `<template><p /></template>\n\n<script setup lang="ts">\nimport { join } from 'node:path'\n</script>`
    expect(breachesIn('renderer/App.vue', text)[0]).toMatch(/^renderer\/App\.vue:4 /)
  })
})

describe('customs', () => {
  test.each([
    ['electron/main/menu.ts', `import { ipcMain } from 'electron'`],
    ['electron/main/menu.ts', `import electron from 'electron'\nelectron.ipcMain.handle('x', y)`],
    ['electron/client/connection.ts', `import net from 'node:net'\nnet.connect(5050)`],
    ['electron/client/connection.ts', `import { connect as dial } from 'node:tls'`],
    ['renderer/stores/rooms.ts', `window.hearth.call('x')`],
    ['renderer/stores/rooms.ts', `(globalThis as Page).hearth.call('x')`],
    ['renderer/text/linkify.ts', `node.innerHTML = text`],
    ['renderer/components/Row.vue', `<template><p v-html="text" /></template>`],
  ])('%s may not do: %s', (path, text) => {
    expect(breachesIn(path, text)).toHaveLength(1)
  })

  test.each([
    ['electron/main/gate/gate.ts', `import { ipcMain } from 'electron'`],
    ['electron/wire/tcp.ts', `import net from 'node:net'\nnet.connect(5050)`],
    ['electron/server/serve.test.ts', `import net from 'node:net'\nnet.connect(5050)`],
    ['renderer/bridge/hearth.ts', `export const bridge = window.hearth`],
    ['renderer/stores/rooms.ts', `// window.hearth is read elsewhere`],
    ['electron/client/connection.ts', `client.connect()`],
  ])('%s may do: %s', (path, text) => {
    expect(breachesIn(path, text)).toEqual([])
  })
})

test('the walk over the house finds code of every kind', () => {
  const paths = ourSources().map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining(['build/run.mjs', 'shared/model.ts', 'eslint.config.js', 'renderer/App.vue']),
  )
})
