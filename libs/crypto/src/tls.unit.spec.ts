import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@oln/testing';
import { Authority, type Certified } from '@oln/testing/authority';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TlsOptions } from 'node:tls';
import { givenTls, temporalTls, tlsTrouble, type Tls } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'oln-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

let ours: Authority;
let theirs: Authority;
let own: Certified;
beforeAll(async () => {
  [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
  own = await ours.issue('intake');
});

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('TLS as the environment says it', () => {
  it('is absent where nothing is said', () => {
    expect(givenTls('OLN_NATS', { OLN_NATS_TLS_CA: '', OLN_NATS_TLS_CA_FILE: '' })).toEqual({ problems: [] });
  });

  it('comes from variables or from files, whole or with the authority alone', () => {
    const tls = { ca: ours.ca.trim(), cert: own.cert.trim(), key: own.key.trim() };
    const read = givenTls('OLN_NATS', {
      OLN_NATS_TLS_CA_FILE: file('ca.crt', ours.ca),
      OLN_NATS_TLS_CERT_FILE: file('tls.crt', own.cert),
      OLN_NATS_TLS_KEY: own.key.trim(),
    });
    expect(read).toEqual({ tls, problems: [] });
    expect(givenTls('OLN_NATS', { OLN_NATS_TLS_CA: tls.ca })).toEqual({ tls: { ca: tls.ca }, problems: [] });
    expect(temporalTls(tls)?.clientCertPair?.key.toString()).toBe(tls.key);
    expect(temporalTls({ ca: tls.ca })?.clientCertPair).toBeUndefined();
    expect(temporalTls(undefined)).toBeUndefined();
  });

  it('that is half said, is none, or cannot be read is a problem by the name of its variable, and is not quoted', async () => {
    const other = await theirs.issue('other');
    const problemsOf = (given: Record<string, string>): string[] => {
      const variables = Object.entries(given).map(([part, text]) => [`OLN_X_TLS_${part}`, text]);
      const { tls, problems } = givenTls('OLN_X', Object.fromEntries(variables) as Record<string, string>);
      expect(tls).toBeUndefined();
      for (const problem of problems) expect(problem).not.toContain(own.key.split('\n')[1]);
      return problems;
    };
    expect(problemsOf({ CERT: own.cert })).toEqual([expect.stringMatching(/^OLN_X_TLS_KEY is missing/)]);
    expect(problemsOf({ KEY: own.key })).toEqual([expect.stringMatching(/^OLN_X_TLS_CERT is missing/)]);
    expect(problemsOf({ CA_FILE: join(folder, 'none') })).toEqual([
      expect.stringMatching(/^OLN_X_TLS_CA_FILE: .*ENOENT/),
    ]);
    expect(problemsOf({ CA: own.key })).toEqual([expect.stringMatching(/^OLN_X_TLS_CA holds no certificate/)]);
    expect(problemsOf({ CERT: own.key, KEY: own.cert })).toEqual([
      expect.stringMatching(/^OLN_X_TLS_CERT holds no certificate/),
      expect.stringMatching(/^OLN_X_TLS_KEY holds no private key/),
    ]);
    expect(problemsOf({ CERT: own.cert, KEY: other.key })).toEqual([
      'OLN_X_TLS_KEY is not the key of the certificate in OLN_X_TLS_CERT',
    ]);
    expect(problemsOf({ CA: '-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----' })).toHaveLength(1);
  });
});

describe('Why TLS failed', () => {
  /** A server, and what whoever calls it with `tls` is told; undefined: nothing went wrong. */
  async function meeting(server: TlsOptions, tls: Tls): Promise<unknown> {
    const listening = createServer(server, (socket) => socket.end('well'));
    listening.on('tlsClientError', () => undefined);
    const port = await freePort();
    await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
    try {
      return await new Promise<unknown>((resolve) => {
        const socket = connect({ host: '127.0.0.1', port, ...tls });
        socket.on('error', resolve).on('data', () => resolve(undefined));
        // Some hang up without a word.
        socket.on('close', () => resolve(new Error('connection closed')));
      });
    } finally {
      listening.close();
    }
  }
  const asking = async (): Promise<TlsOptions> => ({
    ...(await ours.issue('server')),
    ca: ours.ca,
    requestCert: true,
    rejectUnauthorized: true,
  });
  const troubleOf = async (server: TlsOptions, tls: Tls): Promise<string | undefined> =>
    tlsTrouble(await meeting(server, tls), tls);

  it('is said of our certificate, of theirs, of its name and of its time', async () => {
    const server = await asking();
    const refused = /it refuses our certificate|it may refuse our certificate/;
    expect(await meeting(server, { ca: ours.ca, ...own })).toBeUndefined();
    expect(await troubleOf(server, { ca: ours.ca })).toMatch(refused);
    expect(await troubleOf(server, { ca: ours.ca, ...(await theirs.issue('intake')) })).toMatch(refused);
    expect(await troubleOf(server, { ca: theirs.ca, ...own })).toContain('an authority that is not among ours');
    const named = await ours.issue('server', { names: ['elsewhere.example'] });
    expect(await troubleOf(named, { ca: ours.ca })).toContain('for another name');
    expect(await troubleOf(await ours.issue('server', { days: -1 }), { ca: ours.ca })).toContain('not valid now');
  });

  it.each([
    [
      'Failed to call GetSystemInfo: hyper::Error(Io, Custom { error: "received fatal alert: CertificateRequired" })',
      /refuses our/,
    ],
    ['ConnectError(Custom { kind: InvalidData, error: InvalidCertificate(UnknownIssuer) })', /not among ours/],
    ['ConnectError(Custom { kind: InvalidData, error: InvalidCertificate(NotValidForName) })', /another name/],
    ['14 UNAVAILABLE: Last error: Error: self-signed certificate in certificate chain', /not among ours/],
    ['14 UNAVAILABLE: Last error: tlsv13 alert certificate required', /refuses our/],
    ['connection requires a valid client certificate', /refuses our/],
    ["server does not support 'tls'", /speak TLS/],
    ['The server does not support SSL connections', /speak TLS/],
  ])('is found in the words of a library: %s', (message, trouble) => {
    expect(tlsTrouble(new Error('Away', { cause: { code: 14, details: message } }))).toMatch(trouble);
  });

  it.each([
    'hyper::Error(Io, Custom { kind: UnexpectedEof, error: "peer closed connection" })',
    'hyper::Error(Io, Kind(ConnectionReset))',
    'hyper::Error(Canceled, "connection closed")',
    'write ECONNRESET',
  ])('may be our certificate where a server hangs up: %s', (message) => {
    expect(tlsTrouble(new Error(message), { ca: 'x' })).toContain('it may refuse our certificate');
    expect(tlsTrouble(new Error(message))).toBeUndefined();
  });

  it('is not blamed for what it has no part in', () => {
    expect(tlsTrouble(new Error('connect ECONNREFUSED 127.0.0.1:4222'), { ca: 'x' })).toBeUndefined();
    expect(tlsTrouble(Object.assign(new Error('read'), { code: 'ECONNRESET' }))).toBeUndefined();
    expect(tlsTrouble('words')).toBeUndefined();
  });
});
