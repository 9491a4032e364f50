import { spawnSync } from 'node:child_process'

/** Installs the servers to be measured beside, from Debian's packages. Throws where apt-get cannot. */
export function installPeers(): void {
  const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', 'install', '-y', '--no-install-recommends']
  const [program = '', ...rest] = [...(process.getuid?.() === 0 ? [] : ['sudo']), ...words, 'ngircd', 'inspircd']
  const { status } = spawnSync(program, rest, { stdio: ['inherit', 2, 2] })
  if (status !== 0) throw new Error('apt-get could not install ngircd and inspircd; the reason is above')
}
