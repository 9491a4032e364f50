export const settings = {
  title: 'Settings',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { system: 'As the system', en: 'English', fa: 'فارسی' },
  name: 'Your name',
  nameAbout:
    'Hosts that you join from now on are asked for this name. Where you are already, choose yourself among the people to change it.',
  nameSaved: 'Saved.',
  hosts: 'Known hosts',
  hostsAbout: 'Their keys are remembered, so that nobody can take their place.',
  hostsNone: 'None yet.',
  logsTitle: 'Logs',
  logs: 'Open the logs',
  logsAbout: 'They say what happened in Hearth, never what people wrote.',
}
