import { describe, expect, it } from '@jest/globals';
import { readGatewayConfig } from './config.js';

const URLS = Object.fromEntries(
  ['INTAKE', 'CASES', 'ALERTS', 'OFFER', 'COMMUNITY'].map((name) => [`OLN_${name}_URL`, 'http://127.0.0.1:3101']),
);
const PROVIDER = {
  OLN_OIDC_CLIENT_SECRET: 'a-secret',
  OLN_SIGNING_KEYS_FILE: '/run/secrets/signing-keys.json',
  OLN_SMTP_URL: 'smtp://127.0.0.1:1025',
};
const read = (more: Record<string, string>) => readGatewayConfig({ ...URLS, ...PROVIDER, ...more });

describe('The configuration of the gateway', () => {
  it('takes the provider of a trial in a trial, and refuses it in production', () => {
    const trial = { OLN_OIDC_ISSUER: 'http://127.0.0.1:4180' };
    expect(read({ ...trial, OLN_ENV: 'trial' }).provider?.issuer).toBe('http://127.0.0.1:4180');
    expect(() => read({ ...trial, OLN_ENV: 'production' })).toThrow(/refused in production/);
    // What says nothing is production.
    expect(() => read(trial)).toThrow(/refused in production/);
    expect(read({ OLN_OIDC_ISSUER: 'https://identity.example' }).provider?.clientId).toBe('oln');
  });

  it('says what is missing where people are to sign in', () => {
    const issuer = { OLN_OIDC_ISSUER: 'https://identity.example' };
    expect(() => readGatewayConfig({ ...URLS, ...PROVIDER, ...issuer, OLN_OIDC_CLIENT_SECRET: '' })).toThrow(
      /OLN_OIDC_CLIENT_SECRET is missing/,
    );
    expect(() => readGatewayConfig({ ...URLS, ...PROVIDER, ...issuer, OLN_SIGNING_KEYS_FILE: '' })).toThrow(
      /OLN_SIGNING_KEYS_FILE is missing/,
    );
  });

  it('lets nobody sign in by browser where no provider is named', () => {
    expect(read({}).provider).toBeUndefined();
  });
});
