export const welcome = {
  title: 'Welcome to Hearth',
  about: 'One person hosts, the others on the network join, and everybody talks. No account, nobody’s server.',
  nameTitle: 'What should people call you?',
  nameHint: '2 to 32 letters or digits. You can change it later.',
  go: 'Continue',
  greeting: 'Hello, {name}',
  what: 'What would you like to do?',
  host: 'Host room',
  hostAbout: 'Your computer is the meeting place.',
  hostingAbout: 'See how others join, or stop hosting.',
  join: 'Join',
  joinAbout: 'Somebody else hosts, and you have an address or an invite.',
}
