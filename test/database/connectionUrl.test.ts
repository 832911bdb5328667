import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeConnection,
  parseConnectionUrl,
  withoutPassword,
} from '../../src/database/connect/connectionUrl.ts';
import type { Env } from '../../src/database/env.ts';
import { ConnectionError } from '../../src/database/failure.ts';
import type { ConnectionParameters } from '../../src/database/target.ts';

type Expected = Partial<ConnectionParameters>;

const URLS: readonly (readonly [string, string, Expected])[] = [
  [
    'everything named',
    'postgres://app:secret@db.example:5433/orders',
    { user: 'app', password: 'secret', host: 'db.example', port: 5433, database: 'orders' },
  ],
  [
    'a fragment',
    'postgres://app@db/orders?sslmode=disable#old',
    { database: 'orders', sslMode: 'disable' },
  ],
  ['a fragment of the database', 'postgres://app@db/orders#old', { database: 'orders' }],
  ['a hash that is encoded', 'postgres://app@db/a%23b', { database: 'a#b' }],
  ['the long scheme', 'postgresql://app@db/orders', { host: 'db', port: 5432, sslMode: 'prefer' }],
  ['a scheme in capitals', 'POSTGRES://app@db/orders', { host: 'db' }],
  ['blanks around it', '  postgres://app@db/orders\n', { database: 'orders' }],
  ['no database: named as the user', 'postgres://app@db', { database: 'app' }],
  ['a question mark right behind the host', 'postgres://app@db?dbname=x', { database: 'x' }],
  ['an empty port', 'postgres://app@db:/x', { port: 5432 }],
  ['an IPv6 address', 'postgres://app@[2001:db8::1]:5433/x', { host: '2001:db8::1', port: 5433 }],
  ['an IPv6 address with a zone', 'postgres://app@[fe80::1%25eth0]/x', { host: 'fe80::1%eth0' }],
  [
    'percent-encoded parts',
    'postgres://a%40b:p%2Fw%3A@db/my%20db',
    { user: 'a@b', password: 'p/w:', database: 'my db' },
  ],
  [
    'a plain @ in the password, as sqlx reads it',
    'postgres://app:p@ss@db/x',
    { password: 'p@ss', host: 'db' },
  ],
  ['a colon in the password', 'postgres://app:a:b@db/x', { password: 'a:b' }],
  ['an @ in a database of nobody with a password', 'postgres://app@db/x@y', { database: 'x@y' }],
  [
    'an @ in the value of a parameter',
    'postgres://app:p@db/x?sslrootcert=/a@b/ca.pem',
    { host: 'db', sslRootCert: '/a@b/ca.pem' },
  ],
  ['a hash in the password', 'postgres://app:a#b@db/x', { password: 'a#b', host: 'db' }],
  ['a percent sign that begins no code', 'postgres://app:100%@db/x', { password: '100%' }],
  [
    'characters beyond ASCII',
    'postgres://app:pässwörd@db/b%C3%BCcher',
    { password: 'pässwörd', database: 'bücher' },
  ],
  [
    'a socket by percent-encoded host',
    'postgres://app@%2Frun%2Fpostgresql/x',
    { host: '/run/postgresql' },
  ],
  [
    'a socket by parameter',
    'postgres:///x?host=/run/postgresql&user=app',
    { host: '/run/postgresql', user: 'app', database: 'x' },
  ],
  ['a socket with a port', 'postgres://app@/x?host=/tmp&port=5433', { host: '/tmp', port: 5433 }],
  [
    'parameters over the URL itself',
    'postgres://a:b@c:1/d?user=e&password=f&host=g&port=2&dbname=h',
    { user: 'e', password: 'f', host: 'g', port: 2, database: 'h' },
  ],
  [
    'an address beside the host',
    'postgres://app@db/x?hostaddr=10.0.0.1',
    { host: 'db', hostAddress: '10.0.0.1' },
  ],
  ['an address alone', 'postgres:///x?hostaddr=10.0.0.1', { host: '10.0.0.1' }],
  [
    'TLS with files',
    'postgres://app@db/x?sslmode=verify-full&sslrootcert=/ca.pem&sslcert=c.pem&sslkey=k.pem',
    { sslMode: 'verify-full', sslRootCert: '/ca.pem', sslCert: 'c.pem', sslKey: 'k.pem' },
  ],
  [
    "sqlx's names for TLS",
    'postgres://app@db/x?ssl-mode=VERIFY-CA&ssl-root-cert=ca',
    { sslMode: 'verify-ca', sslRootCert: 'ca' },
  ],
  ["JDBC's way to ask for TLS", 'postgres://app@db/x?ssl=true', { sslMode: 'require' }],
  ['no TLS', 'postgres://app@db/x?sslmode=disable', { sslMode: 'disable' }],
  ['channel binding', 'postgres://app@db/x?channel_binding=require', { channelBinding: 'require' }],
  [
    'options',
    'postgres://app@db/x?options=-c%20search_path%3Dapp',
    { options: '-c search_path=app' },
  ],
  [
    'options with plus for blank',
    'postgres://app@db/x?options=-c+search_path=app',
    { options: '-c search_path=app' },
  ],
  [
    "sqlx's options",
    'postgres://app@db/x?options[search_path]=app,%20public&options[lock_timeout]=5s',
    { options: '-c search_path=app,\\ public -c lock_timeout=5s' },
  ],
  [
    'the name of the application',
    'postgres://app@db/x?application_name=me',
    { applicationName: 'me' },
  ],
  ['a timeout', 'postgres://app@db/x?connect_timeout=3', { connectTimeout: 3 }],
  [
    'a timeout below zero waits for ever',
    'postgres://app@db/x?connect_timeout=-1',
    { connectTimeout: 0 },
  ],
  [
    "other tools' parameters are ignored",
    'postgres://app@db/x?schema=public&pool=5',
    { database: 'x' },
  ],
  [
    'a list of keywords',
    "host=db port=5433 user=app password='a b\\'c' dbname = x",
    { host: 'db', port: 5433, user: 'app', password: "a b'c", database: 'x' },
  ],
  ['a list with a socket', 'host=/tmp dbname=x', { host: '/tmp', database: 'x' }],
];

for (const [title, url, expected] of URLS) {
  test(`reads ${title}: ${url.trim()}`, () => {
    assert.deepEqual(pick(parseConnectionUrl(url, {}), expected), expected);
  });
}

const VARIABLES: readonly (readonly [string, string, Env, Expected])[] = [
  [
    'fill what the URL leaves open',
    'postgres://',
    { PGHOST: 'h', PGPORT: '1', PGUSER: 'u', PGPASSWORD: 'p', PGDATABASE: 'd' },
    { host: 'h', port: 1, user: 'u', password: 'p', database: 'd' },
  ],
  [
    'never override the URL',
    'postgres://a:b@c:2/d?sslmode=disable',
    {
      PGHOST: 'h',
      PGPORT: '1',
      PGUSER: 'u',
      PGPASSWORD: 'p',
      PGDATABASE: 'x',
      PGSSLMODE: 'require',
    },
    { host: 'c', port: 2, user: 'a', password: 'b', database: 'd', sslMode: 'disable' },
  ],
  ['give a socket', 'postgres:///x', { PGHOST: '/run/pg' }, { host: '/run/pg' }],
  ['give an address', 'postgres:///x', { PGHOSTADDR: '10.0.0.1' }, { host: '10.0.0.1' }],
  [
    'give no address to a URL with a host',
    'postgres://db/x',
    { PGHOSTADDR: '10.0.0.1' },
    { host: 'db' },
  ],
  [
    'give TLS, options, name and timeout',
    'postgres://db/x',
    {
      PGSSLMODE: 'verify-ca',
      PGSSLROOTCERT: 'ca',
      PGOPTIONS: '-c a=b',
      PGAPPNAME: 'n',
      PGCONNECT_TIMEOUT: '7',
    },
    {
      sslMode: 'verify-ca',
      sslRootCert: 'ca',
      options: '-c a=b',
      applicationName: 'n',
      connectTimeout: 7,
    },
  ],
  [
    'count as unset when empty',
    'postgres://db/x',
    { PGPORT: '', PGSSLMODE: '' },
    { port: 5432, sslMode: 'prefer' },
  ],
  [
    'name the password file',
    'postgres://db/x',
    { PGPASSFILE: '/secrets' },
    { passwordFile: '/secrets' },
  ],
];

for (const [title, url, env, expected] of VARIABLES) {
  test(`variables ${title}`, () => {
    assert.deepEqual(pick(parseConnectionUrl(url, env), expected), expected);
  });
}

const BAD: readonly (readonly [string, RegExp, RegExp])[] = [
  ['', /it is empty/, /postgres:\/\/user:password@host/],
  ['mysql://root:secret@db/x', /begins with mysql:\/\//, /postgres:\/\//],
  ['postgresql+asyncpg://root:secret@db/x', /begins with postgresql\+asyncpg/, /postgres:\/\//],
  ['app:secret@db/x', /does not begin with/, /postgres:\/\//],
  ['postgres://app:secret@db:http/x', /port is not a number/, /percent-encode/],
  ['postgres://app:secret@db:0/x', /port is not a number from 1/, /port/],
  ['postgres://app:secret@db:70000/x', /to 65535/, /port/],
  ['postgres://app:se/cret@db/x', /there is an @ after the host/, /%2F/],
  ['postgres://app:12?secret@db/x', /there is an @ after the host/, /%3F/],
  ['postgres://app:12?se#cret@db/x', /there is an @ after the host/, /%3F/],
  ['postgres://app:12/se#cret@db/x', /there is an @ after the host/, /%2F/],
  ['postgres://app:x@se/cret@db/x', /there is an @ after the host/, /%40/],
  ['postgres://app:x@se?cret@db/x', /there is an @ after the host/, /%40/],
  ['postgres://app:secret@2001:db8::1/x', /host and port cannot be read/, /brackets/],
  ['postgres://app:secret@a:1,b:2/x', /several hosts/, /Name the one/],
  ['host=a,b password=secret', /several hosts/, /Name the one/],
  ['postgres://app:secret@db/x?sslmode=maybe', /sslmode is not known/, /verify-full/],
  ['postgres://app:secret@db/x?sslmod=require', /looks like sslmode/, /sslmode=require/],
  ['postgres://app:secret@db/x?ssl_mode=require', /looks like sslmode/, /sslmode=require/],
  ['postgres://app:secret@db/x?SSLMode=require', /looks like sslmode/, /sslmode=require/],
  ['postgres://app:secret@db/x?schema=a&sslmoed=require', /looks like sslmode/, /=require/],
  ['postgres://app:secret@db/x?connect_timeout=soon', /connect_timeout is not a number/, /=10/],
  ['postgres://app:secret%FF@db/x', /percent-encoding of the password/, /percent-encoded/],
  ['postgres://app:secret%00@db/x', /percent-encoding of the password/, /percent-encoded/],
  ['postgres://app:secret@db/x?service=prod', /service is not supported/, /Remove/],
  [
    'postgres://app:secret@db/x?require_auth=scram-sha-256',
    /require_auth is not supported/,
    /Remove/,
  ],
  ['host=db password=secret ssl_mode=require', /looks like sslmode/, /sslmode=require/],
  ["host=db password='secret", /neither a URL nor/, /postgres:\/\//],
];

for (const [url, message, advice] of BAD) {
  test(`refuses ${url === '' ? 'nothing at all' : url}`, () => {
    const error = assertBad(() => parseConnectionUrl(url, {}));
    assert.match(error.message, message);
    assert.match(error.advice, advice);
    assert.doesNotMatch(`${error.message}${error.advice}${error.stack}`, /secret|cret@/);
  });
}

test('names the variable that is wrong', () => {
  const error = assertBad(() => parseConnectionUrl('postgres://db/x', { PGPORT: 'x' }));
  assert.match(error.message, /the variable PGPORT is not a number/);
});

const WITHOUT: readonly (readonly [string, string])[] = [
  ['postgres://app:secret@db:1/x?sslmode=require', 'postgres://app@db:1/x?sslmode=require'],
  ['postgres://app:se:c@ret@db/x', 'postgres://app@db/x'],
  ['postgres://app@db/x', 'postgres://app@db/x'],
  ['postgres://db/x?user=app&password=secret&a=b', 'postgres://db/x?user=app&a=b'],
  ['postgres://db/x?password=secret', 'postgres://db/x'],
  ['postgres://app:se/cret@db/x', 'postgres://app@db/x'],
  ['postgres://app:x@se/cret@db/x', 'postgres://app@db/x'],
  ['mysql://app:secret@db/x', 'mysql://app@db/x'],
  ["host=db password='se cret' user=app", 'host=db user=app'],
  ['host=db password = secret', 'host=db'],
];

for (const [url, expected] of WITHOUT) {
  test(`takes the password out of ${url}`, () => {
    assert.equal(withoutPassword(url), expected);
  });
}

const DESCRIBED: readonly (readonly [string, string])[] = [
  ['postgres://app:secret@db/x', 'postgres://app@db:5432/x'],
  ['postgres://app:secret@[::1]:1/x', 'postgres://app@[::1]:1/x'],
  ['postgres://a%40b@db/my%20db', 'postgres://a%40b@db:5432/my%20db'],
  ['postgres://app@/x?host=/tmp', 'postgres://app@/x?host=/tmp&port=5432'],
];

for (const [url, expected] of DESCRIBED) {
  test(`describes ${url}, so that it can be read again`, () => {
    const parameters = parseConnectionUrl(url, {});
    assert.equal(describeConnection(parameters), expected);
    const again = parseConnectionUrl(expected, {});
    assert.equal(describeConnection(again), expected);
  });
}

function assertBad(work: () => unknown): ConnectionError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ConnectionError);
    assert.equal(error.reason, 'bad-url');
    return error;
  }
  return assert.fail('It was accepted.');
}

function pick(parameters: ConnectionParameters, like: Expected): Expected {
  return Object.fromEntries(Object.entries(parameters).filter(([key]) => key in like));
}
