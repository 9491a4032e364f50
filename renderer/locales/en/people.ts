export const people = {
  title: 'People',
  here: 'Here',
  hereCount: 'nobody here | {count} here | {count} here',
  offline: 'Offline',
  guest: 'guest',
  guestAbout: 'A guest proved no key: anybody could use this name after they leave.',
  write: 'Message',
  copyName: 'Copy the name',
  key: 'Key',
  none: 'Nobody is in this room.',
  offlineCount: 'nobody offline | {count} offline | {count} offline',
  alone: 'You are the only one here. Send the invite to someone.',
}
