/** The quick switcher. */
export const switcher = {
  find: 'Go to a room or a person',
  found: 'Rooms and people',
  more: '{count} more: type a few letters. | {count} more: type a few letters. | {count} more: type a few letters.',
  none: 'Nothing goes by that name here.',
}
