import { defaultPort } from './address.ts'
import type { HostingWish } from './bridge.ts'

/** What is hosted by who never chose: the hosting dialog begins with it. */
export const firstWish: HostingWish = {
  name: '',
  port: defaultPort,
  plain: false,
  retention: { type: 'forever' },
  newcomers: 'read-all',
  limits: {},
}
