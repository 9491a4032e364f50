/** What did not work: the title above a refusal that stands away from what was pressed. */
export const deeds = {
  changeSettings: 'The settings could not be changed',
  close: 'Hearth could not be closed',
  closeHosting: 'Hosting could not be stopped',
  command: '/{name} did not work',
  copy: 'Nothing was copied',
  discard: 'The message could not be discarded',
  forgetHost: 'The host could not be forgotten',
  leaveHost: 'The host could not be left',
  leaveRoom: '{name} could not be left',
  openDirect: '{name} could not be opened',
  openLink: 'The link could not be opened',
  openLogs: 'The logs could not be opened',
  returnToHost: 'Connecting again did not work',
}
