/** Persian. */
import type { Words } from '../schema.ts'
import { a11y } from './a11y.ts'
import { app } from './app.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { composer } from './composer.ts'
import { deeds } from './deeds.ts'
import { host } from './host.ts'
import { hosts } from './hosts.ts'
import { join } from './join.ts'
import { limits } from './limits.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { refusals } from './refusals/index.ts'
import { rooms } from './rooms.ts'
import { settings } from './settings.ts'
import { shortcuts } from './shortcuts.ts'
import { states } from './states.ts'
import { switcher } from './switcher.ts'
import { trust } from './trust.ts'
import { welcome } from './welcome.ts'

export const fa: Words = {
  a11y,
  app,
  commands,
  common,
  composer,
  deeds,
  host,
  hosts,
  join,
  limits,
  messages,
  people,
  refusals,
  rooms,
  settings,
  shortcuts,
  states,
  switcher,
  trust,
  welcome,
}
