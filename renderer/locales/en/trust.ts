export const trust = {
  title: 'Is this the right host?',
  about: 'You have not been at {address} before. Ask its owner to read their key to you. It must be the same.',
  where: 'They find it on their computer: the flame at the edge of the window shows it under “Fingerprint of the key”.',
  why: 'If it differs, somebody may be in between.',
  fingerprint: 'Fingerprint of the key',
  groups: 'As digits',
  words: 'As words',
  yes: 'It is the same',
  no: 'It differs',
}
