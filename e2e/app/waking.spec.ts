import { expect, test } from '../people.ts'
import { HostProcess } from '../protocol/hosts/host-process.ts'

test('after a sleep, a connection that only looks alive is found out at once, and made anew', async ({
  people,
}, info) => {
  const [sara, host] = await Promise.all([people.open('Sara'), HostProcess.start(info.outputPath('host'))])
  try {
    await sara.joins(host.invite)
    await sara.isIn()
    await host.program.freezes()
    // without this it would take her 45 s, and this test waits for less
    await sara.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    await sara.isTold(/The other side stopped answering|Connecting/)
    await sara.says('Said while it stood still')
    host.program.thaws()
    await sara.knowsItIsSent('Said while it stood still')
  } finally {
    await host.program.kill('SIGKILL')
  }
  expect(await sara.app.evaluate(({ powerMonitor }) => powerMonitor.listenerCount('unlock-screen'))).toBeGreaterThan(0)
})

test('the owner of a host who comes to another network has its address to give away', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.hosts('Ali’s place')
  await ali.presses('You are hosting Ali’s place', ali.hostColumn)
  await ali.app.evaluate(({ powerMonitor }) => {
    const os = process.getBuiltinModule('node:os')
    const elsewhere = { address: '198.51.100.7', family: 'IPv4', internal: false }
    Object.assign(os, { networkInterfaces: () => ({ wlan0: [elsewhere] }) })
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
    powerMonitor.emit('resume')
  })
  await expect(ali.dialog.getByText(/^198\.51\.100\.7(:\d+)?$/)).toBeVisible()
  await expect(ali.dialog.getByText(/^hearth:\/\/join/)).toContainText('198.51.100.7')
})
