import { expect, test } from '../../people.ts'

const nasty = [
  '<script>globalThis.ran = true</script>',
  '<img src=x onerror="globalThis.ran = true">',
  '<b>bold</b> &amp; &lt;i&gt;',
  '<a href="javascript:globalThis.ran = true">press me</a>',
  '"><svg onload=alert(1)>',
  '{{ constructor.constructor("globalThis.ran = true")() }}',
  '[x](javascript:globalThis.ran=true)',
]

test('what others write stays text, whatever it looks like', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { invite } = await ali.hosts('<b>Ali’s</b> <img src=x>')
  await sara.joins(invite)
  await sara.isIn()
  for (const text of nasty) {
    await sara.says(text)
    await ali.sees(text)
  }
  await sara.says('/topic <i>topic</i>')
  await expect(ali.page.getByRole('button', { name: /^<i>topic<\/i>/ })).toBeVisible()
  for (const person of [ali, sara]) {
    const found = await person.page.evaluate(() => ({
      ran: 'ran' in globalThis,
      elements: document.querySelectorAll('[role=log] :is(script, img, b, i, svg[onload]), a[href^="javascript"]')
        .length,
    }))
    expect(found).toEqual({ ran: false, elements: 0 })
  }
})

test('only web addresses leave the app, and only by a press', async ({ people }) => {
  const ali = await people.open('Ali')
  await ali.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (address) => Promise.resolve(void opened.push(address))
  })
  const opened = () => ali.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://x/y',
    'https://a@example.org/',
    'ms-settings:',
  ]) {
    expect(await ali.calls('openLink', { url })).toEqual({ ok: false, error: { code: 'link-refused' } })
  }
  expect(await opened()).toEqual([])

  await ali.hosts('Ali’s place')
  await ali.says('See https://example.org/a?b=c and javascript:alert(1)')
  expect(await opened()).toEqual([])
  await ali.conversation.getByRole('link').click()
  await expect.poll(opened).toEqual(['https://example.org/a?b=c'])
  expect(ali.page.url()).toBe('app://hearth/index.html')
})
