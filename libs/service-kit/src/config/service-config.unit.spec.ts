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
