/** Finds the bridge, and mounts the window over it. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { refusal } from '../shared/refusals.ts'
import App from './App.vue'
import { connectBridge } from './bridge/hearth.ts'
import { watchErrors } from './bridge/report.ts'
import { createWords } from './locales/i18n.ts'
import { useToasts } from './stores/toasts.ts'
import './styles/index.css'

await connectBridge()
const window = createApp(App).use(createPinia()).use(createWords('en'))
watchErrors(window, () => useToasts().show(refusal('internal')))
window.mount('#app')
