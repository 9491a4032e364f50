export const hosts = {
  own: 'Hosted by you',
  ownRuns: 'You are hosting it now. Stop that first to forget it.',
  host: 'Host room',
  hostAgain: 'Host again',
  notHosted: 'Not hosted now',
  join: 'Join',
  leave: 'Leave this host',
  return: 'Connect again',
  forget: 'Forget this host',
  forgetYes: 'Forget it',
  forgetAsk: 'Forget {name}?',
  forgetAbout:
    'It goes from your list, with its key. The messages and drafts that this computer keeps of it are deleted. You can join it again later.',
  forgetOwn:
    'It goes from your list, with your drafts there. What was said stays with it, and is back when you host again.',
  forgetUnsent:
    'All was sent. | {count} message that is not sent yet is deleted, too. | {count} messages that are not sent yet are deleted, too.',
  link: {
    connecting: 'Connecting…',
    online: 'Connected',
    waiting: 'Trying again…',
    waitingIn: 'Trying again in {seconds} s',
    stopped: 'Disconnected',
    left: 'Left',
  },
}
