/** Something the check wants of the system. */
export interface Need {
  /** Present when this program is on the path … */
  program?: string
  /** … or, without one, when any of these packages is installed: one thing under the names releases gave it. */
  packages: string[]
}

/** What the protocol and fault tests use: real clients, and a witness. */
const clients: Need[] = [
  { program: 'nc', packages: ['netcat-openbsd'] },
  { program: 'openssl', packages: ['openssl'] },
  { program: 'python3', packages: ['python3'] },
  // counts what the host syncs before it acknowledges
  { program: 'strace', packages: ['strace'] },
]

/** What a window wants: a virtual screen, Electron's libraries, and a font for what people write. */
const window: Need[] = [
  { program: 'Xvfb', packages: ['xvfb'] },
  { program: 'xauth', packages: ['xauth'] },
  { packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { packages: ['libnss3'] },
  { packages: ['libasound2t64', 'libasound2'] },
  { packages: ['libgbm1'] },
  { packages: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { packages: ['libcups2t64', 'libcups2'] },
  { packages: ['libdrm2'] },
  { packages: ['fonts-noto-color-emoji'] },
]

/** Everything the chosen part of the check wants. */
export function needs(withWindow: boolean): Need[] {
  return withWindow ? [...clients, ...window] : clients
}

/** The needs that are not met. */
export function unmet(needs: Need[], hasProgram: (name: string) => boolean, installed: Set<string>): Need[] {
  return needs.filter(({ program, packages }) =>
    program ? !hasProgram(program) : !packages.some((name) => installed.has(name)),
  )
}

/** The package to install for each need: its first name that this release has, else its oldest name. */
export function packagesFor(needs: Need[], available: Set<string>): string[] {
  return needs.map(({ packages }) => packages.find((name) => available.has(name)) ?? packages.at(-1) ?? '')
}
