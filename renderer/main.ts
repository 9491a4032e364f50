/** Mounts the window, and starts to listen. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { refusal } from '../shared/refusals.ts'
import App from './App.vue'
import { connectBridge } from './bridge/hearth.ts'
import { watchErrors } from './bridge/report.ts'
import { createWords } from './locales/i18n.ts'
import { useApp } from './stores/app.ts'
import { useToasts } from './stores/toasts.ts'
import './styles/index.css'

async function openWindow(): Promise<void> {
  await connectBridge()
  const window = createApp(App).use(createPinia()).use(createWords('en'))
  watchErrors(window, () => useToasts().show(refusal('internal')))
  window.mount('#app')
  await useApp().start()
}

await openWindow()
