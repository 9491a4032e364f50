import type { Words } from '../../schema.ts'
import { admission } from './admission.ts'
import { dialling } from './dialling.ts'
import { hosting } from './hosting.ts'
import { names } from './names.ts'

/** Every refusal in Persian, by its code. */
export const refusals: Words['refusals'] = { ...names, ...admission, ...dialling, ...hosting }
