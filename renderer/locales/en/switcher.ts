/** The quick switcher. */
export const switcher = {
  find: 'Go to a room or a person',
  found: 'Rooms and people',
  none: 'Nothing goes by that name here.',
}
