export const composer = {
  placeholder: 'Message {room}',
  send: 'Send',
  left: '{count} characters left | {count} character left | {count} characters left',
  over: '{count} character too many | {count} character too many | {count} characters too many',
  hint: 'Enter sends, Shift+Enter breaks the line, / is for commands',
  held: 'One command at a time: the last one has no answer yet.',
  unknown: {
    what: '“{word}” is no command.',
    next: 'Nothing was sent. Correct it, or send it as a message.',
    send: 'Send as message',
  },
}
