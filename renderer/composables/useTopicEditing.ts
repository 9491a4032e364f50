import { createSharedComposable } from '@vueuse/core'
import { ref } from 'vue'

/** Whether the open room's topic is being edited: its line asks for that, and the room's menu. */
export const useTopicEditing = createSharedComposable(() => ref(false))
