/** What only those hear who do not see the screen. */
export const a11y = {
  hosts: 'Hosts',
  hostsAndRooms: 'Hosts and rooms',
  skipToComposer: 'Skip to writing',
  rooms: 'Rooms and direct messages',
  conversation: 'Conversation in {room}',
  people: 'People',
  composer: 'Write a message',
  messageBy: '{name}, {time}',
  commandMenu: 'Commands',
  unread: '{count} unread',
  online: 'here',
  offline: 'offline',
  openRooms: 'Show the rooms',
  openPeople: 'Show the people',
  dismiss: 'Dismiss',
  sending: 'Being sent',
}
