import { createSharedComposable, useLocalStorage, useMediaQuery } from '@vueuse/core'
import { ref, watch } from 'vue'

/** Which columns have room beside the conversation, and which sheets lie over it. Widths as in styles/index.css. */
export const useColumns = createSharedComposable(() => {
  const roomsFit = useMediaQuery('(min-width: 720px)')
  const peopleFit = useMediaQuery('(min-width: 1000px)')
  /** The person wants the people column, where it fits. */
  const peopleWanted = useLocalStorage('people-column', true)
  const roomsSheet = ref(false)
  const peopleSheet = ref(false)

  watch(roomsFit, (fits) => fits && (roomsSheet.value = false))
  watch(peopleFit, (fits) => fits && (peopleSheet.value = false))

  /** Shows or hides the people: the column where it fits, the sheet where it does not. */
  function togglePeople(): void {
    if (peopleFit.value) peopleWanted.value = !peopleWanted.value
    else peopleSheet.value = !peopleSheet.value
  }

  return { roomsFit, peopleFit, peopleWanted, roomsSheet, peopleSheet, togglePeople }
})
