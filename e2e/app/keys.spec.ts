import { expect, test } from '../people.ts'
import { freePort } from '../support/port.ts'

test('a host that shows another key is refused, and nothing leads around it', async ({ people }) => {
  const [ali, sara, mallory] = await Promise.all([people.open('Ali'), people.open('Sara'), people.open('Mallory')])
  const port = await freePort()
  const { address, groups } = await ali.hosts('Ali’s place', port)
  await sara.joins(address)
  await sara.trusts(groups)
  await ali.stopsHosting('Ali’s place', true)
  await sara.isTold(/The host stopped|nobody hosts/)
  await sara.says('For Ali alone')

  await mallory.hosts('Ali’s place', port)
  const strip = sara.page.getByRole('alert').filter({ hasText: 'This host shows another key than before.' })
  await expect(strip).toContainText('Nothing was sent to it.')
  await expect(strip.getByRole('button')).toHaveText([/key/, 'Forget this host…', 'Connect again'])
  await sara.joins(address)
  await expect(sara.dialog.getByRole('alert')).toContainText('This host shows another key than before.')
  await expect(sara.dialog.getByRole('button', { name: /trust|same|anyway/i })).toHaveCount(0)
  await mallory.says('Is anybody there?')
  await mallory.knowsItIsSent('Is anybody there?')
  await mallory.doesNotSee('For Ali alone')
  await expect(mallory.peopleColumn.getByRole('button', { name: /Sara/ })).toHaveCount(0)
})

test('an invite whose key the host does not have is refused', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('Ali’s place')
  await sara.joins(invite.replace(/key=[\w-]{43}/, `key=${'A'.repeat(43)}`))
  await expect(sara.dialog.getByRole('alert')).toContainText('does not have the key that the invite promises')
})
