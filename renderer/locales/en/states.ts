/** What is said where there is nothing else to show, or while something is being waited for. */
export const states = {
  connecting: 'Connecting to {name}…',
  catchingUp: 'Connecting to {name} and catching up…',
  stalled: 'What you write waits here, and is sent by itself.',
  stalledOwn: 'Free some space on this computer’s disk. What was written waits, and is sent by itself.',
  left: 'You left {name}.',
  notHosted: 'You are not hosting {name} now. Nobody can reach it.',
  tryNow: 'Try now',
  quietRoom: 'Nothing was said here yet.',
  quietHint: 'Say hello.',
  kept: 'What you write is kept, and sent in order once you are back.',
  keptOwn: 'What you write is kept, and sent in order once you host again.',
  keptKey: 'Nothing is sent to this host while it shows another key. What you write waits here.',
  keyAsk:
    'Somebody else may answer at its address. Ask its owner in another way. If they say that their key is new, forget this host, and join it anew by the fingerprint that they read to you.',
  keyKnown: 'The key that this computer knows',
  keyForget: 'Forget this host…',
  takeName: 'Take this name',
  nothingYet: 'Its rooms show up here once you are connected.',
}
