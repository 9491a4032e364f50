import { defaultPort } from '../../shared/address.ts'
import { limitLines } from './limit-flags.ts'

/** What `--help` prints. */
export function helpText(dataFolder: string): string {
  return `Hosts a Hearth chat without a window.

usage: npm run serve -- [flags]

  --port N             the port to listen on (${defaultPort}; 0 takes any that is free)
  --name "NAME"        what the host is called (this computer's name)
  --data DIR           where the host keeps its key and its history
                       (${dataFolder})
  --bind ADDR          the address to listen on (all of this computer's)
  --plain              lets plain-text clients in: netcat, telnet, small programs
  --cert FILE          your own certificate, PEM, with --key
  --key FILE           its private key, PEM, without a passphrase
  --export-cert FILE   writes the host's certificate for clients to trust, and ends
  --keep HOW           how long messages are kept: forever, 30d, or 100000 of each room
                       (forever)
  --newcomers WHAT     what newcomers of a room may read: all, or since they came (all)
  --use-backup         where the history is damaged: goes on from its newest backup
  --begin-empty        where the history is damaged: begins an empty one
                       (either way, the damaged files are kept aside)
  --log-level LEVEL    info, warning or error (info)
  --limit NAME=VALUE   another limit than the usual one, of those below; may be repeated
  --help               this text

Limits, from the least to the most (and what they usually are):

${limitLines()}

Stops at Ctrl+C, at SIGTERM, and with its terminal. Logs to server.log in the data folder and to standard error.`
}
