export const app = {
  name: 'Hearth',
  loading: 'Lighting the fire…',
  version: 'Version {version}',
  titleUnread: '({count}) {title}',
  closing: {
    title: 'Close Hearth and stop hosting?',
    body: 'Everyone in {name} will be disconnected. They come back by themselves when you host again.',
    sure: 'Stop and close',
    stay: 'Keep hosting',
  },
  broken: 'The window has to begin again. What you sent is safe, and nothing else is lost.',
  again: 'Begin again',
}
