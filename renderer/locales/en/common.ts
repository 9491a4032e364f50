/** Words that many places share. */
export const common = {
  ok: 'OK',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  save: 'Save',
  copy: 'Copy',
  copyWhat: 'Copy {what}',
  copied: 'Copied',
  retry: 'Try again',
  discard: 'Discard',
  more: 'More',
  you: 'you',
  and: '{first} and {last}',
}
