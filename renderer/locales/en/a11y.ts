/** What only those hear who do not see the screen. */
export const a11y = {
  hosts: 'Hosts',
  hostsAndRooms: 'Hosts and rooms',
  skipToComposer: 'Skip to writing',
  rooms: 'Rooms and direct messages',
  conversation: 'Conversation in {room}',
  people: 'People',
  messageBy: '{name}, {time}',
  commandMenu: 'Commands',
  openRooms: 'Show the rooms',
  openPeople: 'Show the people',
  dismiss: 'Dismiss',
}
