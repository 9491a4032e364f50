import { en } from '../en/index.ts'
export const fa = en
