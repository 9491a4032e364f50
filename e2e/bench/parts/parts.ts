import { acknowledgementPart } from './acknowledgement.ts'
import { catchUpPart } from './catch-up.ts'
import { commitsPart } from './commits.ts'
import { deliveryPart } from './delivery.ts'
import { fanOutParts } from './fan-out.ts'
import { joiningPart } from './joining.ts'
import type { Part } from './part.ts'
import { restartPart } from './restart.ts'
import { stormPart } from './storm.ts'

/** Everything that is measured, in the order of the table. */
export const parts: readonly Part[] = [
  ...fanOutParts,
  deliveryPart,
  acknowledgementPart,
  commitsPart,
  stormPart,
  joiningPart,
  restartPart,
  catchUpPart,
]
