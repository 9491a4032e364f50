export const hosts = {
  own: 'Hosted by you',
  host: 'Host room',
  join: 'Join',
  leave: 'Leave this host',
  return: 'Connect again',
  forget: 'Forget this host',
  forgetYes: 'Forget it',
  forgetAsk: 'Forget {name}?',
  forgetAbout: 'It goes from your list, with what this computer knows of its key. You can join it again later.',
  link: {
    connecting: 'Connecting…',
    online: 'Connected',
    waiting: 'Trying again…',
    waitingIn: 'Trying again in {seconds} s',
    stopped: 'Disconnected',
    left: 'Left',
  },
}
