/** What is said where there is nothing else to show, or while something is being waited for. */
export const states = {
  connecting: 'Connecting to {name}…',
  catchingUp: 'Connecting to {name} and catching up…',
  stalled: 'What you write waits here, and is sent by itself.',
  stalledOwn: 'Free some space on this computer’s disk. What was written waits, and is sent by itself.',
  left: 'You left {name}.',
  tryNow: 'Try now',
  quietRoom: 'Nothing was said here yet.',
  quietHint: 'Say hello.',
  kept: 'What you write is kept, and sent in order once you are back.',
  takeName: 'Take this name',
  nothingYet: 'Its rooms show up here once you are connected.',
}
