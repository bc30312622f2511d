import { beforeAll, describe, expect, it } from '@jest/globals';
import { Authority } from '@oln/testing/authority';
import { databaseTls, readServiceConfig } from './service-config.js';

const GOOD = {
  OLN_HTTP_PORT: '3101',
  OLN_DATABASE_URL: 'postgres://oln_intake:secret@postgres:5432/oln',
  OLN_NATS_URL: 'nats://nats:4222',
  OLN_TEMPORAL_ADDRESS: 'temporal:7233',
  OLN_KEYS_FILE: '/run/secrets/keys.json',
};

describe('The configuration of a service, as to TLS', () => {
  let ca: string;
  beforeAll(async () => {
    ca = (await Authority.named('ours')).ca.trim();
  });

  it('has none unless it is said, of each way by itself', () => {
    const { database, nats, temporal } = readServiceConfig('intake', GOOD);
    expect([database.tls, nats.tls, temporal.tls]).toEqual([undefined, undefined, undefined]);
    const secured = readServiceConfig('intake', { ...GOOD, OLN_NATS_TLS_CA: ca, OLN_DATABASE_TLS_CA: ca });
    expect([secured.database.tls, secured.nats.tls, secured.temporal.tls]).toEqual([{ ca }, { ca }, undefined]);
  });

  it('shows a certificate to who calls where it is given one, and asks for theirs where it is told by whom', async () => {
    const { cert, key } = await (await Authority.named('ours')).issue('intake');
    const own = { OLN_HTTP_TLS_CERT: cert.trim(), OLN_HTTP_TLS_KEY: key.trim() };
    const shown = { cert: cert.trim(), key: key.trim() };
    expect(readServiceConfig('intake', GOOD).http.tls).toBeUndefined();
    expect(readServiceConfig('intake', { ...GOOD, ...own }).http.tls).toEqual(shown);
    expect(readServiceConfig('intake', { ...GOOD, ...own, OLN_HTTP_TLS_CA: ca }).http.tls).toEqual({ ca, ...shown });
    expect(() => readServiceConfig('intake', { ...GOOD, OLN_HTTP_TLS_CA: ca })).toThrow(/OLN_HTTP_TLS_CERT is missing/);
  });

  it('gets the keys of tokens over a secured way, and never in clear beside it', () => {
    const told = { ...GOOD, OLN_TOKEN_KEYS_TLS_CA: ca };
    const at = (keys: string) => readServiceConfig('intake', { ...told, OLN_TOKEN_KEYS: keys }).tokens;
    expect(at('https://gateway:8080/.well-known/jwks.json').tls).toEqual({ ca });
    expect(() => at('http://gateway:8080/.well-known/jwks.json')).toThrow(/OLN_TOKEN_KEYS is in clear/);
    expect(readServiceConfig('intake', GOOD).tokens.tls).toBeUndefined();
  });

  it('is refused with everything that is wrong at once', () => {
    const { OLN_HTTP_PORT: _port, ...rest } = GOOD;
    const environment = { ...rest, OLN_NATS_TLS_CERT: ca, OLN_NATS_PASSWORD_FILE: '/nowhere' };
    expect(() => readServiceConfig('intake', environment)).toThrow(
      /OLN_HTTP_PORT is missing[\s\S]+OLN_NATS_PASSWORD_FILE: \/nowhere cannot be read \(ENOENT\)[\s\S]+OLN_NATS_TLS_KEY is missing/,
    );
  });

  it.each(['sslmode=disable', 'sslmode=no-verify', 'connect_timeout=3&sslrootcert=/x', 'ssl=0', 'uselibpqcompat=true'])(
    'is refused where the address of the database would undo it: %s',
    (words) => {
      const address = `${GOOD.OLN_DATABASE_URL}?${words}`;
      expect(() =>
        readServiceConfig('intake', { ...GOOD, OLN_DATABASE_URL: address, OLN_DATABASE_TLS_CA: ca }),
      ).toThrow(/OLN_DATABASE_URL speaks of TLS/);
      const migration = { OLN_MIGRATIONS_URL: address, OLN_DATABASE_TLS_CA: ca };
      expect(databaseTls(migration, 'OLN_MIGRATIONS_URL').problems).toHaveLength(1);
      expect(readServiceConfig('intake', { ...GOOD, OLN_DATABASE_URL: address }).database.url).toBe(address);
    },
  );
});
