/** Words that many places share. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  again: 'Try again',
  copyWhat: 'Copy {what}',
  copied: 'Copied',
  you: 'you',
}
