import { join } from 'node:path'
import { Program, type Ending } from '../protocol/hosts/program.ts'

let places = 0

/** Another loopback address for each: a host counts connections by where they come from. */
function anotherPlace(): string {
  return `127.10.0.${++places}`
}

/** Debian's netcat-openbsd, in the clear. */
export function netcat(port: number, ...words: string[]): Program {
  return new Program('nc', [...words, '-s', anotherPlace(), '127.0.0.1', String(port)])
}

/** OpenSSL's own client. It trusts the authority file alone, and checks that the host is localhost. */
export function openssl(port: number, authority: string, ...words: string[]): Program {
  const trust = ['-CAfile', authority, '-verify_return_error', '-verify_hostname', 'localhost']
  const place = ['-connect', `127.0.0.1:${port}`, '-bind', `${anotherPlace()}:0`]
  return new Program('openssl', ['s_client', '-quiet', ...place, ...trust, ...words])
}

/** The client that README shows. */
export function python(host: string, port: number, ...words: string[]): Program {
  return new Program('python3', [join(import.meta.dirname, 'listen_and_reply.py'), host, String(port), ...words])
}

/** Answers the question for a name, and waits to be let in. */
export async function introduces(client: Program, name: string): Promise<void> {
  await client.reads(/^Welcome to Ali's place\. What is your name\?$/)
  client.types(name)
  await client.reads(/^\* You are .+ \(guest\)\. Type \/help for the commands\.$/)
}

/** Ends a netcat's input. It goes on until the host has ended the connection, and then ends too. */
export function waitForEnd(client: Program): Promise<Ending> {
  client.typesEnd()
  return client.ended
}
