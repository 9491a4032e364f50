import { expect, test } from '../people.ts'

test('three people talk in two rooms, each room by itself', async ({ people }) => {
  const [ali, sara, reza] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Reza')])
  const { invite } = await ali.hosts('Ali’s place')
  await Promise.all([sara.joins(invite), reza.joins(invite)])
  await Promise.all([sara.isIn(), reza.isIn()])

  await sara.says('Everybody hears this')
  await Promise.all([ali.sees('Everybody hears this'), reza.sees('Everybody hears this')])

  await sara.entersRoom('garden')
  await sara.says('Who waters the roses?')
  await ali.entersRoom('garden')
  await ali.sees('Who waters the roses?')
  await ali.says('I do')
  await sara.sees('I do')
  await reza.doesNotSee('Who waters the roses?')

  await reza.says('Where is everybody?')
  await expect(ali.roomColumn.getByRole('button', { name: 'lobby 1 new message' })).toBeVisible()
  await ali.opens('lobby')
  await ali.sees('Where is everybody?')
  await ali.doesNotSee('Who waters the roses?')
})

test('a direct message is for two: a third never gets it', async ({ people }) => {
  const [ali, sara, reza] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Reza')])
  const { invite } = await ali.hosts('Ali’s place')
  await Promise.all([sara.joins(invite), reza.joins(invite)])
  await Promise.all([sara.isIn(), reza.isIn()])

  await sara.whispers('Reza', 'The present is in the cellar')
  await expect(reza.roomColumn.getByRole('button', { name: /^Sara 1 new message$|Sara.*1 new message/ })).toBeVisible()
  await reza.opens('Sara')
  await reza.sees('The present is in the cellar')
  await reza.says('I fetch it')
  await sara.sees('I fetch it')

  await sara.opens('lobby')
  await sara.says('That is all')
  await ali.sees('That is all')
  await ali.doesNotSee('The present is in the cellar')
  await ali.doesNotSee('I fetch it')
  await expect(ali.roomColumn.getByRole('button', { name: /Sara|Reza/ })).toHaveCount(0)
})

test('a name belongs to the first key that takes it', async ({ people }) => {
  const [ali, other] = await Promise.all([people.open('Ali'), people.open('Ali')])
  const { invite } = await ali.hosts('Ali’s place')
  await other.joins(invite)
  await expect(other.page.getByText('Somebody else has that name on this host.')).toBeVisible()
})
