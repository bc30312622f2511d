import * as client from 'openid-client';
import { PROVED_ANEW } from './own-session.js';

export interface ProviderConfig {
  /** Address of the provider (its issuer). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claim of the ID token that names the person as the staff directory does. */
  personClaim: string;
  /** Where people reach the gateway. */
  publicUrl: string;
  /** Strengths of signing in (`acr`) by one of which it must have been; none: whatever the provider asks of people. */
  strengths: readonly string[];
}

/** What must come back with the answer of the provider, kept by the browser meanwhile. */
export interface Pending {
  verifier: string;
  state: string;
  nonce: string;
}

export interface SignedIn {
  person: string;
  idToken?: string;
  /** How they signed in, as the provider names it (`acr`). */
  strength?: string;
  /** When they last proved who they are, if it says so: a provider that knows somebody already asks nothing. */
  provedAt?: Date;
}

/** The provider vouches for them, but they came in by less than is asked for: without a second factor, as a rule. */
export const WEAK = Symbol('signed in by less than is asked for');

const CALLBACK = '/auth/callback';

/** The organisation's own provider of identities, by OpenID Connect: authorization code with PKCE. */
export class IdentityProvider {
  private found?: Promise<client.Configuration>;

  constructor(private readonly config: ProviderConfig) {}

  /** Where the browser is sent; `anew`: by who is to prove who they are whatever the provider knows. Rejects while it is away. */
  async wayThere({ anew = false } = {}): Promise<{ url: string; pending: Pending }> {
    const provider = await this.provider();
    const pending = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
    };
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.addressOf(CALLBACK),
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
      ...(this.config.strengths.length > 0 && { acr_values: this.config.strengths.join(' ') }),
      ...(anew && PROVED_ANEW),
    });
    return { url: url.href, pending };
  }

  /** Who came back; `query`: of the callback, with its question mark. Undefined if the provider does not vouch for anybody. */
  async signedIn(query: string, { verifier, state, nonce }: Pending): Promise<SignedIn | typeof WEAK | undefined> {
    const provider = await this.provider();
    const answer = new URL(`${this.addressOf(CALLBACK)}${query}`);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(provider, answer, checks).catch(refusedOrAway);
    const claims = tokens?.claims();
    const { strengths, personClaim } = this.config;
    // What was asked for a provider may leave out: what counts is what it says.
    if (claims && strengths.length > 0 && !strengths.includes(String(claims.acr))) return WEAK;
    const person = claims?.[personClaim];
    if (typeof person !== 'string') return undefined;
    return {
      ...{ person, idToken: tokens?.id_token, strength: claims?.acr === undefined ? undefined : String(claims.acr) },
      ...(claims?.auth_time && { provedAt: new Date(claims.auth_time * 1_000) }),
    };
  }

  /** Where the browser signs out at the provider too; undefined if it does not offer that. */
  async wayOut(idToken: string | undefined): Promise<string | undefined> {
    const provider = await this.provider();
    if (!provider.serverMetadata().end_session_endpoint) return undefined;
    const back = { post_logout_redirect_uri: this.addressOf('/') };
    return client.buildEndSessionUrl(provider, { ...back, ...(idToken && { id_token_hint: idToken }) }).href;
  }

  /** Asked once; who could not be reached is asked again. */
  private provider(): Promise<client.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const url = new URL(issuer);
    // Plain HTTP on the machine itself only: the provider of a trial.
    const plain = url.protocol === 'http:' && isLoopback(url) ? [client.allowInsecureRequests] : [];
    // Its word is held to its signature, too: left to itself, the library takes the connection for proof enough.
    const execute = [client.enableNonRepudiationChecks, ...plain];
    return client.discovery(url, clientId, clientSecret, undefined, { execute, timeout: 5 });
  }

  private addressOf(path: string): string {
    return new URL(path, this.config.publicUrl).href;
  }
}

export const isLoopback = ({ hostname }: Pick<URL, 'hostname'>): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** What the provider answers, or what does not fit, signs nobody in; a provider that is away is another matter. */
function refusedOrAway(error: unknown): undefined {
  if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError) return undefined;
  if (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT') return undefined;
  throw error;
}
