/** A part of the house: a folder, and what it may lean on. */
export interface Layer {
  folder: string
  /** Folders (or single files) of the house that it may import; itself is always among them. */
  may: string[]
  /** Which packages it may import: none, all but Node's and Electron's, all but Electron's, or all. */
  packages: 'none' | 'of the page' | 'without electron' | 'all'
  /** Why its arrows end where they do: the sentence a breach is answered with. */
  because: string
}

/** How a command line is read, by the headless host and by the programs that test and measure it. */
const words = 'electron/cli/parse-words.ts'
const page = ['renderer/text', 'renderer/locales', 'shared']

/** Every arrow of the house, those of the window last. What is not listed is forbidden; the deepest folder decides. */
export const layers: Layer[] = [
  {
    folder: 'shared',
    may: [],
    packages: 'none',
    because: 'shared is the language everyone speaks, so it leans on nobody and on no package',
  },
  {
    folder: 'electron/wire',
    may: ['shared'],
    packages: 'without electron',
    because: 'the wire moves bytes and knows no rooms',
  },
  {
    folder: 'electron/dialects',
    may: ['shared'],
    packages: 'without electron',
    because: 'a dialect turns bytes into commands and knows no rooms',
  },
  {
    folder: 'electron/disk',
    may: ['shared'],
    packages: 'without electron',
    because: 'the disk keeps what it is given and knows nobody',
  },
  {
    folder: 'electron/store',
    may: ['shared', 'electron/disk'],
    packages: 'without electron',
    because: 'the store keeps rows for host and client alike, and knows neither',
  },
  {
    folder: 'electron/discovery',
    may: ['shared'],
    packages: 'without electron',
    because: 'discovery hears and announces, and knows no server and no client',
  },
  {
    folder: 'electron/server',
    may: ['shared', 'electron/wire', 'electron/dialects', 'electron/disk', 'electron/store'],
    packages: 'without electron',
    because: 'the server runs in plain Node and knows neither clients nor windows',
  },
  {
    folder: 'electron/client',
    may: ['shared', 'electron/wire', 'electron/disk', 'electron/store'],
    packages: 'without electron',
    because: 'the client runs in plain Node and knows a server only by its wire',
  },
  {
    folder: 'electron/cli',
    may: ['shared', 'electron/wire', 'electron/disk', 'electron/server'],
    packages: 'without electron',
    because: 'the headless host is the server and nothing of the app',
  },
  {
    folder: 'electron/main',
    may: [
      'shared',
      ...['wire', 'dialects', 'disk', 'store', 'discovery', 'server', 'client'].map((name) => `electron/${name}`),
    ],
    packages: 'all',
    because: 'main brings the parts together, but the preload belongs to the page and the headless host to itself',
  },
  {
    folder: 'electron/preload',
    may: ['shared/bridge.ts'],
    packages: 'all',
    because: 'the preload exposes the contract and holds no logic',
  },
  {
    folder: 'renderer',
    may: ['renderer', 'shared'],
    packages: 'of the page',
    because: 'the page has neither Node nor Electron: what it needs of them goes through the bridge',
  },
  {
    folder: 'renderer/screens',
    may: ['renderer/components', 'renderer/composables', 'renderer/commands', 'renderer/stores', ...page],
    packages: 'of the page',
    because: 'a screen sets components side by side and leaves the bridge to the stores',
  },
  {
    folder: 'renderer/components',
    may: ['renderer/composables', 'renderer/commands', 'renderer/stores', ...page],
    packages: 'of the page',
    because: 'a component knows no screen, and leaves the bridge to the stores',
  },
  {
    folder: 'renderer/composables',
    may: ['renderer/commands', 'renderer/stores', ...page],
    packages: 'of the page',
    because: 'a composable serves any component, so it knows none, and leaves the bridge to the stores',
  },
  {
    folder: 'renderer/commands', // beside the stores: a sent draft is interpreted by one, and acts on the other
    may: ['renderer/stores', ...page],
    packages: 'of the page',
    because: 'a slash command acts on the stores and draws nothing',
  },
  {
    folder: 'renderer/stores',
    may: ['renderer/commands', 'renderer/bridge', ...page],
    packages: 'of the page',
    because: 'a store keeps what is true and knows nothing of what draws it',
  },
  {
    folder: 'renderer/bridge',
    may: page,
    packages: 'of the page',
    because: 'the bridge carries calls and notices and knows no store',
  },
  {
    folder: 'renderer/text',
    may: ['renderer/locales', 'shared'],
    packages: 'of the page',
    because: 'text turns values into words and knows nothing of the window',
  },
  {
    folder: 'renderer/locales',
    may: ['shared'],
    packages: 'of the page',
    because: 'the locales are words alone',
  },
  {
    folder: 'e2e',
    may: ['shared', words, 'e2e/protocol/hosts/host-process.ts', 'build/runtime', 'build/pack'],
    packages: 'all',
    because: 'the end-to-end tests see only the outside: the app, the port, and what is said through it',
  },
  ...['e2e/protocol', 'e2e/engine', 'e2e/clients', 'e2e/machine', 'e2e/faults', 'e2e/bench'].map((folder) => ({
    folder,
    may: [
      'shared',
      'e2e',
      words,
      ...['wire', 'dialects', 'disk', 'store', 'server', 'client'].map((name) => `electron/${name}`),
    ],
    packages: 'without electron' as const,
    because: 'the protocol is tested in plain Node, on a server and a client that know of no app',
  })),
]

/** The layer that a file belongs to, or nothing for a file outside the house. */
export function layerOf(file: string): Layer | undefined {
  const found = layers.filter(({ folder }) => isUnder(file, folder))
  return found.sort((a, b) => b.folder.length - a.folder.length)[0]
}

/** Whether `file` is `place` itself or lies in it. */
export function isUnder(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`)
}
