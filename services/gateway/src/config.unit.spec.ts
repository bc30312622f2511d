import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceAddresses } from '@oln/testing';
import { Authority } from '@oln/testing/authority';
import { readGatewayConfig } from './config.js';

const URLS = serviceAddresses(() => 'http://127.0.0.1:3101');
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
    expect(read({ OLN_OIDC_ISSUER: 'https://identity.example', OLN_OIDC_ACR: 'any' }).provider?.clientId).toBe('oln');
  });

  it('in production is told how strong signing in must be, or that it is the provider’s matter', () => {
    const told = (strengths: string, environment = 'production') =>
      read({ OLN_OIDC_ISSUER: 'https://identity.example', OLN_OIDC_ACR: strengths, OLN_ENV: environment }).provider
        ?.strengths;
    expect(() => told('')).toThrow(/OLN_OIDC_ACR is missing/);
    expect([told('two-factors, key'), told('any'), told('', 'trial')]).toEqual([['two-factors', 'key'], [], []]);
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

  it('in production has people come by HTTPS, or from the machine itself, and takes no token at the door of the Temporal UI', () => {
    const at = (url: string, environment = 'production') => read({ OLN_PUBLIC_URL: url, OLN_ENV: environment });
    expect(() => at('http://oln.example')).toThrow(/OLN_PUBLIC_URL is refused in production/);
    expect(at('https://oln.example')).toMatchObject({ publicUrl: 'https://oln.example', takesTokens: false });
    expect(at('http://127.0.0.1:8080').publicUrl).toBe('http://127.0.0.1:8080');
    expect(at('http://oln.example', 'trial')).toMatchObject({ publicUrl: 'http://oln.example', takesTokens: true });
  });

  it('in production has mails go by TLS, but to a server on the machine itself', () => {
    const byTls = (url: string, environment = 'production') =>
      read({ OLN_SMTP_URL: url, OLN_ENV: environment }).mailByTls;
    expect([byTls('smtp://mail.example'), byTls('smtps://mail.example'), byTls('smtp://127.0.0.1:1025')]).toEqual([
      ...[true, true, false],
    ]);
    expect(byTls('smtp://mail.example', 'trial')).toBe(false);
  });

  it('lets nobody sign in by browser where no provider is named', () => {
    expect(read({}).provider).toBeUndefined();
  });
});

describe('The way to the services, as the gateway is told of it', () => {
  let ca: string;
  beforeAll(async () => {
    ca = (await Authority.named('ours')).ca.trim();
  });
  const secured = Object.fromEntries(
    Object.keys(URLS).map((name) => [name, 'https://intake:3101, https://intake-2:3101']),
  );

  it('is in clear unless it is said, and secured for every replica of every service', () => {
    expect(read({})).not.toHaveProperty('servicesTls');
    const { servicesTls, services } = read({ ...secured, OLN_SERVICES_TLS_CA: ca });
    expect([servicesTls, services.offer]).toEqual([{ ca }, ['https://intake:3101', 'https://intake-2:3101']]);
  });

  it('is refused where one of the addresses would go in clear', () => {
    const half = { ...secured, OLN_CASES_URL: 'https://cases:3102,http://cases-2:3102', OLN_SERVICES_TLS_CA: ca };
    expect(() => read(half)).toThrow(/OLN_CASES_URL is in clear \(http:\/\/\) beside OLN_SERVICES_TLS_…/);
  });
});
