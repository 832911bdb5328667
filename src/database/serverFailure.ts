import type { PasswordLookup } from './connect/passwordFile.ts';
import type { Explanation } from './explanation.ts';
import type { ConnectionParameters } from './target.ts';

/** What a server's refusal says, as far as it decides what to tell. */
export interface Refusal {
  readonly message: string;
  readonly code: string;
  /** The function in the server that refused; unlike the message it is never translated. */
  readonly routine?: string | undefined;
}

/** Explains a server's refusal by its SQLSTATE. Source: PostgreSQL's manual, appendix A. */
export function serverFailure(
  parameters: ConnectionParameters,
  refusal: Refusal,
  lookup: PasswordLookup,
): Explanation {
  const { database } = parameters;
  const said = `the server says "${refusal.message}"`;
  switch (refusal.code) {
    case '28P01':
      return wrongPassword(parameters, lookup);
    case '28000':
      return notAuthorised(parameters, refusal, said);
    case '3D000':
      return {
        reason: 'unknown-database',
        why: `there is no database named ${database}`,
        advice: `Create it (CREATE DATABASE "${database.replaceAll('"', '""')}"), or correct its name.`,
      };
    case '42501':
      return { reason: 'not-permitted', why: said, advice: MAY_NOT_CONNECT };
    case '55000':
      return { reason: 'not-permitted', why: said, advice: TAKES_NO_CONNECTIONS };
    case '53300':
      return {
        reason: 'too-many-connections',
        why: `no connection is left (${said})`,
        advice:
          'Close some, wait until others do, or raise the limit: max_connections of the server, or CONNECTION LIMIT of the role or the database.',
      };
    case '08P01':
      return { reason: 'other', why: said, advice: startupAdvice(refusal) };
    case '57P03':
      return {
        reason: 'starting-up',
        why: `the server is not ready (${said})`,
        advice: 'Try again in a few seconds.',
      };
    default:
      return { reason: 'other', why: `${said} (SQLSTATE ${refusal.code})`, advice: LOOK_IT_UP };
  }
}

/** The server asked for a password, and there is none. */
export function noPassword({ user }: ConnectionParameters, lookup: PasswordLookup): Explanation {
  const ways = 'Put the password in the URL, in PGPASSWORD or in a password file (~/.pgpass)';
  const isIgnored = lookup.kind === 'ignored';
  return {
    reason: 'no-password',
    why: `the server asks for the password of ${user}, and none was given`,
    advice: isIgnored
      ? `The password file ${lookup.path} is ignored because ${lookup.because}.`
      : `${ways}.`,
  };
}

/** `channel_binding=require`, and the server did not prove that the TLS is its own. */
export function noChannelBinding(): Explanation {
  return {
    reason: 'tls',
    why: 'channel_binding=require is set, and the server did not offer channel binding',
    advice: 'Use sslmode=require with a role whose password is stored as scram-sha-256.',
  };
}

/** Servers do not tell a wrong password from an unknown role, so neither can we. */
function wrongPassword({ user }: ConnectionParameters, lookup: PasswordLookup): Explanation {
  const from = lookup.kind === 'found' ? ` from ${lookup.path}` : '';
  return {
    reason: 'wrong-password',
    why: `the server does not accept the password${from} for ${user}`,
    advice: `Correct the password${from}, and check that the role exists and has one.`,
  };
}

function notAuthorised(
  { user }: ConnectionParameters,
  { routine, message }: Refusal,
  said: string,
): Explanation {
  if (routine === 'InitializeSessionUserId' && !/log ?in/i.test(message)) {
    return {
      reason: 'unknown-user',
      why: `there is no role named ${user}`,
      advice: `Create it (CREATE ROLE "${user.replaceAll('"', '""')}" LOGIN), or correct the user.`,
    };
  }
  const advice = routine === 'InitializeSessionUserId' ? MAY_NOT_LOG_IN : NO_HBA_ENTRY;
  return { reason: 'not-permitted', why: said, advice };
}

/** PgBouncer's words, which it translates for nobody. sqlx sends the same parameters. */
function startupAdvice({ message }: Refusal): string {
  const parameter = /unsupported startup parameter: (\w+)/.exec(message)?.[1];
  return parameter === undefined
    ? LOOK_IT_UP
    : `This is PgBouncer: add ${parameter} to its ignore_startup_parameters, as sqlx wants it, too, or connect to the server itself.`;
}

const MAY_NOT_CONNECT = 'Ask for the right to connect: GRANT CONNECT ON DATABASE ... TO ....';
const TAKES_NO_CONNECTIONS =
  'Connect to another database, or let this one take connections: ALTER DATABASE ... ALLOW_CONNECTIONS true.';
const MAY_NOT_LOG_IN = 'Connect as a role that may log in, or ALTER ROLE ... LOGIN.';
const NO_HBA_ENTRY =
  'Add a matching line to pg_hba.conf on the server, or change user, database or sslmode to one it allows.';
const LOOK_IT_UP = "Check user, database and options of the URL, and the server's log.";
