import { expect, test, type HearthWindow } from './window.ts'

/** Lets so many people be known on the open host, all of them here. */
async function meet(hearth: HearthWindow, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, at) => {
    return { id: `key-${String(at).padStart(43, 'x')}`, name: `Person${at}`, presence: 'here' }
  })
  await hearth.toy('event', 'cedar', { type: 'people', people })
}

test('Ctrl+K shows the first of many, says that there are more, and finds each of them', async ({ hearth }) => {
  await hearth.open('chat')
  await meet(hearth, 2_000)
  await hearth.press('Control+k')
  const goals = hearth.dialog.getByRole('option')
  await expect(goals).toHaveCount(50)
  await expect(hearth.dialog.getByRole('combobox')).toHaveAccessibleDescription(/^[\d,]+ more: type a few letters\.$/)
  await hearth.page.keyboard.type('person1999')
  await expect(goals).toHaveText([/Person1999/])
  await expect(hearth.dialog.getByRole('combobox')).toHaveAccessibleDescription('')
})

test('/list names the first of many, and counts the others', async ({ hearth }) => {
  await hearth.open('chat')
  await meet(hearth, 2_000)
  await hearth.say('/list')
  const answer = hearth.page.getByRole('region', { name: 'Only you see this' })
  await expect(answer.getByRole('listitem')).toHaveCount(100)
  await expect(answer).toContainText(/On this host: 2,\d{3} people/)
  await expect(answer).toContainText(/and 1,\d{3} more$/)
})
