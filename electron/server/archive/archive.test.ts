import { afterEach } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { promisesOfAStore } from '../store-contract.ts'
import { Archive } from './archive.ts'

const folders: ReturnType<typeof temporaryFolder>[] = []
const open: Archive[] = []

afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close()
  for (const folder of folders.splice(0)) folder.remove()
})

promisesOfAStore('on disk, in this thread', async () => {
  const folder = temporaryFolder()
  folders.push(folder)
  const archive = await Archive.open({ folder: folder.path })
  if (!archive.ok) throw new Error(archive.error.code)
  open.push(archive.value)
  return archive.value
})
