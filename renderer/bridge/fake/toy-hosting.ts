import type { Hosting } from '../../../shared/bridge.ts'
import { formatInvite } from '../../../shared/invite.ts'
import { likeFingerprint } from './cast.ts'

/** What hosting shows once it runs. */
export function hostingOf({
  name,
  port,
  instead,
  plain,
}: Pick<Hosting, 'name' | 'port' | 'instead' | 'plain'>): Hosting {
  const fingerprint = likeFingerprint('own')
  const numbers = ['192.168.1.7', 'fd12:3456:789a::7', '172.17.0.1']
  const networks = ['wlan0', 'wlan0', 'docker0']
  const addresses = numbers.map((number, at) => ({
    text: number.includes(':') ? `[${number}]:${port}` : `${number}:${port}`,
    network: networks[at] ?? '',
    virtual: networks[at] === 'docker0',
  }))
  const invite = formatInvite({ key: fingerprint.hash, addresses: [{ host: '192.168.1.7', port }], name })
  return { name, port, instead, plain, addresses, fingerprint, invite }
}
