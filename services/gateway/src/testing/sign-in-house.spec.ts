import { newSigningKeys, publicKeysOf } from '@oln/crypto';
import { Browser, freePort } from '@oln/testing';
import { trialProvider } from '@oln/tools/identity-provider';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayHouse } from './gateway-house.spec.js';

const SECRET = 'a-secret-of-the-gateway-alone';

/** A running gateway with a provider of identities, where somebody signs in by a click. Holds no tests. */
export class SignInHouse {
  private constructor(
    readonly gateway: GatewayHouse,
    private readonly provider: Server,
    private readonly folder: string,
  ) {}

  /** `environment`: what is said to the gateway besides. */
  static async open(people: readonly string[], environment: Record<string, string> = {}): Promise<SignInHouse> {
    const [port, home] = [await freePort(), await freePort()];
    const [issuer, publicUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${home}`];
    const signing = newSigningKeys();
    const [redirectUris, afterLogout] = [[`${publicUrl}/auth/callback`], [`${publicUrl}/`]];
    const provider = createServer(
      trialProvider({
        issuer,
        client: { id: 'oln', secret: SECRET, redirectUris, afterLogout },
        people: people.map((id) => ({ id, says: '' })),
        cookieKey: 'signs-cookies-of-the-provider',
        keys: Object.entries(signing.keys).map(([kid, key]) => ({ ...key, kid, use: 'sig', alg: 'ES256' })),
      }),
    ).listen(port, '127.0.0.1');
    const folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
    const [signs, shows] = [join(folder, 'signing-keys.json'), join(folder, 'public-keys.json')];
    writeFileSync(signs, JSON.stringify(signing));
    writeFileSync(shows, JSON.stringify(publicKeysOf(signing)));
    const told = { OLN_OIDC_ISSUER: issuer, OLN_OIDC_CLIENT_SECRET: SECRET, OLN_SIGNING_KEYS_FILE: signs };
    const gateway = await GatewayHouse.open(
      { ...told, OLN_PUBLIC_URL: publicUrl, ...environment },
      { OLN_HTTP_PORT: String(home), OLN_TOKEN_KEYS: shows, OLN_TOKEN_ISSUER: publicUrl },
    );
    return new SignInHouse(gateway, provider, folder);
  }

  async close(): Promise<void> {
    await this.gateway.close();
    this.provider.closeAllConnections();
    this.provider.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  at(path: string): string {
    return `${this.gateway.service.url}${path}`;
  }

  /** By a click on the provider's page, which is shown to whom it does not know, or to who is to prove it `anew`. */
  async signIn(person: string, { browser = new Browser(), anew = false } = {}): Promise<Browser> {
    await browser.go(this.at(`/auth/login?next=/api${anew ? '&anew' : ''}`));
    const page = await browser.go(browser.at, { method: 'POST', body: new URLSearchParams({ person }) });
    if (page.status !== 200 || browser.at !== this.at('/api')) throw new Error(`${person}: ${page.status}`);
    return browser;
  }

  async isSignedIn(browser: Browser): Promise<boolean> {
    return (await browser.call(this.at('/auth/me'))).status === 200;
  }
}
