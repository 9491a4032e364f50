/**
 * Every failure a person can meet: what happened, and what to do next. English stands here alone:
 * the command line and plain clients read it as it is, and the window's English file takes it over.
 * Other languages translate it in renderer/locales; a missing code fails the check.
 */
interface Sentence {
  readonly what: string
  readonly next: string
}

const names = {
  'name-short': { what: 'That name is too short.', next: 'Use at least 2 characters.' },
  'name-long': { what: 'That name is too long.', next: 'Use at most 32 characters.' },
  'name-characters': {
    what: 'That name has a character that names cannot have.',
    next: 'Use letters, digits, underscores, hyphens and dots, but no spaces.',
  },
  'name-scripts': { what: 'That name mixes alphabets.', next: 'Use letters of one alphabet.' },
  'name-reserved': { what: 'That name is kept for the host.', next: 'Choose another name.' },
  'name-taken': { what: 'Somebody else has that name on this host.', next: 'Choose another name.' },
  'name-lookalike': {
    what: 'That name looks like one that is taken.',
    next: 'Choose a name that cannot be mistaken for it.',
  },
} as const

const requests = {
  'room-unknown': { what: 'There is no such room on this host.', next: 'Look at the list of rooms, or make it.' },
  'rooms-full': { what: 'This host has as many rooms as it can hold.', next: 'Join one that is there.' },
  'room-not-joined': { what: 'You are not in that room.', next: 'Join it first.' },
  'room-lobby': { what: 'Nobody can leave the first room of a host.', next: 'Leave the host instead.' },
  'rooms-many': { what: 'You are in as many rooms as one person may be.', next: 'Leave one first.' },
  'conversations-full': {
    what: 'One of you two, or this host, has as many conversations as it may.',
    next: 'Talk in a room.',
  },
  'person-unknown': { what: 'There is nobody of that name here.', next: 'Look at the list of people.' },
  'text-empty': { what: 'There is nothing to send.', next: 'Write something first.' },
  'text-long': { what: 'That message is too long.', next: 'Shorten it, or send it in parts.' },
  'topic-long': { what: 'That topic is too long.', next: 'Use at most 390 characters.' },
  'clientid-conflict': {
    what: 'A message with this mark was already sent, with another text.',
    next: 'Send it again as a new message.',
  },
  'disk-full': { what: 'The disk of the host is full.', next: 'Free some space on its disk, or tell its owner.' },
  'disk-failed': { what: 'The host could not write to its disk.', next: 'Tell the host’s owner, and try again.' },
  'rate-limited': { what: 'That was too much at once.', next: 'Wait a moment, and try again.' },
  'command-unknown': { what: 'There is no such command.', next: 'Type /help for the list.' },
  'command-malformed': { what: 'That command is not complete.', next: 'Type /help to see how it goes.' },
  'out-of-turn': { what: 'That command is out of turn.', next: 'Say hello first, and once.' },
} as const

const bytes = {
  'not-utf8': { what: 'Those bytes are not UTF-8 text.', next: 'Set your client to UTF-8.' },
  'line-long': { what: 'That line is too long.', next: 'Send it in parts.' },
  'frame-large': { what: 'A frame was larger than this host takes.', next: 'Update Hearth on both sides.' },
  'frame-bad': { what: 'The other side sent something that is not a frame.', next: 'Update Hearth on both sides.' },
} as const

const admission = {
  'not-hearth': { what: 'There is something at that address, but it is not a Hearth host.', next: 'Check the port.' },
  'protocol-old': { what: 'This host needs a newer Hearth.', next: 'Update Hearth on this computer.' },
  'protocol-new': { what: 'This host runs an older Hearth.', next: 'Ask its owner to update it.' },
  'tls-required': { what: 'This host talks over TLS only.', next: 'Connect with TLS.' },
  'plain-off': { what: 'This host does not let plain-text clients in.', next: 'Use the Hearth app, or ask its owner.' },
  'key-required': { what: 'This host wants to see a key.', next: 'Use the Hearth app.' },
  'login-late': { what: 'The login took too long.', next: 'Try again.' },
  'login-tries': { what: 'Too many names were tried.', next: 'Connect again and choose another name.' },
  'host-full': { what: 'This host is full.', next: 'Try again later, or ask its owner to raise the limit.' },
  'address-full': {
    what: 'Too many connections come from your address.',
    next: 'Close some, or ask the owner to raise the limit.',
  },
  'address-fast': { what: 'Your address connected too often.', next: 'Wait a minute and try again.' },
  'address-banned': { what: 'Too many logins from your address failed.', next: 'Wait five minutes and try again.' },
} as const

const endings = {
  stopping: { what: 'The host stopped.', next: 'You will be back when it starts again.' },
  replaced: {
    what: 'You are connected to this host from too many places.',
    next: 'Close Hearth in another place, and connect again here.',
  },
  slow: { what: 'Your connection was too slow to keep up.', next: 'You will be connected again.' },
  idle: { what: 'The other side stopped answering.', next: 'You will be connected again.' },
  lost: { what: 'The connection was lost.', next: 'You will be connected again.' },
} as const

const dialling = {
  'address-invalid': {
    what: 'That is not an address.',
    next: 'Type a name or number such as 192.168.1.20 or 192.168.1.20:5050, or paste an invite link.',
  },
  'link-refused': {
    what: 'That link does not lead to a web page.',
    next: 'Only addresses that begin with https:// or http:// and hold no password are opened.',
  },
  'invite-invalid': { what: 'That invite link is damaged.', next: 'Ask for it again and paste the whole of it.' },
  'address-unknown': { what: 'No computer of that name was found.', next: 'Check the spelling, or use its number.' },
  'lookup-late': {
    what: 'The name was not looked up in time.',
    next: 'Check the network of this computer, or use the host’s number.',
  },
  unreachable: {
    what: 'That computer cannot be reached from here.',
    next: 'Check that both are on the same network, and that a VPN is not in the way.',
  },
  'connection-refused': {
    what: 'That computer is there, but nobody hosts on that port.',
    next: 'Ask whether the room is open, and check the port.',
  },
  'timed-out': {
    what: 'There was no answer in time.',
    next: 'The computer may be off, or a firewall on it may be in the way.',
  },
  'key-changed': {
    what: 'This host shows another key than before. Nothing was sent to it.',
    next: 'Ask its owner. If the change is right, forget this host in the settings and join again.',
  },
  'key-differs': {
    what: 'This host does not have the key that the invite promises. Nothing was sent to it.',
    next: 'Ask for a new invite over a way that you trust.',
  },
  'key-refused': { what: 'You did not trust this key.', next: 'Compare it with the host’s owner, and join again.' },
  'certificate-untrusted': {
    what: 'The certificate is not signed by the authority that you chose.',
    next: 'Choose the right certificate file, or join by an invite.',
  },
  'tls-failed': { what: 'The secure connection could not be made.', next: 'Check that both run a current Hearth.' },
  'host-unknown': { what: 'This host is not in your list any more.', next: 'Join it again.' },
  offline: { what: 'You are not connected to this host.', next: 'Try this again once you are connected.' },
  'outbox-old': {
    what: 'This message waited for the host for seven days.',
    next: 'Send it again, or delete it.',
  },
  'outbox-unkept': {
    what: 'This computer could not keep the message, so it was not sent.',
    next: 'Make room on its disk, and send it again.',
  },
  'outbox-full': { what: 'Too many messages wait to be sent.', next: 'Wait until you are connected again.' },
} as const

const hosting = {
  'port-in-use': { what: 'Port {port} is in use.', next: 'Choose another port.' },
  'port-forbidden': {
    what: 'Port {port} is not open to this account.',
    next: 'Choose a port of 1024 or more.',
  },
  'port-invalid': { what: 'That is not a port.', next: 'Use a number from 1 to 65535.' },
  'bind-failed': { what: 'This computer does not have the address {address}.', next: 'Choose one of its own.' },
  'host-name-invalid': {
    what: 'That will not do as a host’s name.',
    next: 'Use 1 to 64 characters, at least one that can be seen.',
  },
  'folder-full': { what: 'The disk with {path} is full.', next: 'Free some space on it, and try again.' },
  'folder-unwritable': {
    what: 'Hearth cannot write to {path}.',
    next: 'Check its permissions, or choose another folder.',
  },
  'file-unreadable': { what: 'Hearth cannot read {path}.', next: 'Check that the file is there and may be read.' },
  'file-damaged': {
    what: '{path} is damaged. It was set aside as {aside}, untouched.',
    next: 'Put back a good copy, or start again without it.',
  },
  'file-newer': {
    what: '{path} was written by a newer Hearth. It was left untouched.',
    next: 'Update Hearth on this computer.',
  },
  'key-unopened': {
    what: 'Your key could not be opened. It was set aside as {aside}, untouched, and a new one was made.',
    next: 'Hosts know you by the old key: put it back, or choose another name there.',
  },
  'key-store-gone': {
    what: 'Your key was sealed by a key store that this computer does not offer now.',
    next: 'Unlock it, or go back to the desktop it belongs to, and start Hearth again. To begin with a new key, move {path} away.',
  },
  'certificate-bad': { what: '{path} is not a certificate in PEM form.', next: 'Choose a PEM file.' },
  'key-bad': { what: '{path} is not a private key in PEM form.', next: 'Choose a PEM file without a passphrase.' },
  'key-mismatch': { what: 'The certificate and the key do not belong together.', next: 'Choose a matching pair.' },
  'folder-busy': { what: 'Another host is running from {path}.', next: 'Stop it first, or choose another folder.' },
  'folder-busy-elsewhere': {
    what: 'A host on {computer} is running from {path}.',
    next: 'Stop it there first, or choose another folder.',
  },
  'host-restarted': {
    what: 'The host stopped by an error, and was started again.',
    next: 'Nothing that was sent is lost. The log says more.',
  },
  'history-damaged': {
    what: 'The history in {path} is damaged. Nothing of it was changed.',
    next: 'Go on from the newest backup ({backup}), or begin an empty one: the damaged files are kept aside.',
  },
  'history-newer': { what: 'A newer Hearth wrote the history in {path}.', next: 'Update Hearth on this computer.' },
  'hosting-cancelled': { what: 'Hosting was cancelled before it began.', next: 'Press Host room to begin again.' },
  'folder-unopened': { what: 'No program of this computer opened {path}.', next: 'Look for that folder yourself.' },
  'host-crashed': { what: 'The host stopped by an error.', next: 'Start it again. The log says more.' },
  internal: { what: 'Something went wrong in Hearth.', next: 'Try again. The log says more.' },
} as const

export const refusals = {
  ...names,
  ...requests,
  ...bytes,
  ...admission,
  ...endings,
  ...dialling,
  ...hosting,
} as const satisfies Record<string, Sentence>

export type RefusalCode = keyof typeof refusals

export const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

/** A named failure, with what its sentence needs to know (a port, a path). */
export interface Refusal {
  readonly code: RefusalCode
  readonly facts?: Readonly<Record<string, string | number>> | undefined
}

/** A refusal by its code and the facts of its sentence. */
export function refusal(code: RefusalCode, facts?: Refusal['facts']): Refusal {
  return facts ? { code, facts } : { code }
}

/** The refusal in English, cause and next step: for the command line and plain clients. */
export function sentence({ code, facts = {} }: Refusal): string {
  const { what, next } = refusals[code]
  return `${what} ${next}`.replace(/\{(\w+)\}/g, (hole, key: string) => String(facts[key] ?? hole))
}
