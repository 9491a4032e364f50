export const people = {
  title: 'People',
  inRoom: 'In this room',
  onHost: 'On this host',
  here: 'Here',
  hereCount: 'nobody here | {count} here | {count} here',
  offline: 'Offline',
  guest: 'guest',
  guestAbout: 'A guest proved no key: anybody could use this name after they leave.',
  you: '{name} (you)',
  message: 'Message {name}',
  alone: 'You are the only one here. Send the invite to someone.',
}
