import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS } from '@oln/crypto';
import { principalAt, type Place } from '@oln/identity';
import { assertWithinReach, newId, Sweep, UnitOfWork, type CallContext, type Tx } from '@oln/service-kit';
import type { BrowserKind } from './browser.js';
import type { SignedIn } from './identity-provider.js';
import { Places } from './places.service.js';
import { SessionRepository } from './session.repository.js';
import { isLive, SEEN_EVERY_MS, type Session } from './session.js';
import { newSecret } from './secret.js';
import { signInContext, wallTime } from './sign-in-context.js';
import { TokenIssuer } from './token-issuer.js';

/** A token is made anew well before it expires; who signed out elsewhere is let in here as long at most. */
const KEPT_MS = 10_000;
const MOST_KEPT = 5_000;
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

export interface Me {
  person: string;
  /** Where they act now. */
  commune: string;
  places: Place[];
}

interface Kept {
  token: string;
  until: number;
}

/** Browsers that have signed in: a cookie outside, a token for each service behind the gateway. */
@Injectable()
export class Sessions {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly places: Places,
    private readonly issuer: TokenIssuer,
  ) {}

  /** The secret for the cookie. Undefined for somebody whom no office knows, whatever the provider says. */
  async open({ person, idToken, strength, provedAt }: SignedIn, kind: BrowserKind): Promise<string | undefined> {
    const [first] = await this.placesOf(person);
    if (!first) return undefined;
    const secret = newSecret();
    const now = new Date();
    const session = { id: newId(), commune: first.commune, person, openedAt: now, seenAt: now, ...kind, provedAt };
    await this.work.run(
      'session.open',
      async (tx) => {
        await this.sessions.add(tx, session, secret, idToken);
        tx.audit({ kind: 'session', id: session.id, commune: session.commune, reason: strength?.slice(0, 200) });
      },
      by(session),
    );
    return secret;
  }

  /** A token for the services, of who holds the cookie. Undefined once the session is over, or the person has left. */
  async tokenOf(secret: string): Promise<string | undefined> {
    const kept = this.kept.get(secret);
    if (kept && kept.until > Date.now()) return kept.token;
    this.kept.delete(secret);
    const token = await this.work.run('session.use', (tx) => this.tokenFor(tx, secret), signInContext());
    if (token) this.keep(secret, token);
    return token;
  }

  /** Who holds the cookie, and where they work. */
  async me(secret: string): Promise<Me | undefined> {
    const session = await this.find(secret);
    if (!session) return undefined;
    const { person, commune } = session;
    return { person, commune, places: await this.placesOf(person) };
  }

  /** Acts in another office from now on. False if they do not work there. */
  async move(secret: string, commune: string): Promise<boolean> {
    const session = await this.find(secret);
    if (!session || !principalAt(session.person, await this.placesOf(session.person), commune)) return false;
    await this.work.run(
      'session.move',
      async (tx) => {
        await this.sessions.move(tx, session.id, commune);
        tx.audit({ kind: 'session', id: session.id, commune });
      },
      by(session, commune),
    );
    this.kept.delete(secret);
    return true;
  }

  /**
   * With what the provider asks for when somebody signs out; `everywhere`: in all their browsers, of which others are let in for seconds yet.
   * Undefined where it is over: that changes nothing.
   */
  async end(secret: string, { everywhere = false } = {}): Promise<{ idToken?: string } | undefined> {
    this.kept.delete(secret);
    const found = await this.work.read('session.find', (tx) => this.sessions.find(tx, secret), signInContext());
    if (!found || found.session.endedAt) return undefined;
    const { id, commune, person } = found.session;
    const places = everywhere ? await this.placesOf(person) : [];
    await this.work.run(
      'session.end',
      async (tx) => {
        await this.sessions.end(tx, id, new Date());
        tx.audit({ kind: 'session', id, commune });
        if (everywhere) await this.endOthers(tx, person);
      },
      by(found.session, ...places.map((place) => place.commune)),
    );
    return { idToken: found.idToken };
  }

  /** Those in which somebody acts in an office, by who keeps its directory. Others let nobody in for more than seconds. */
  endOf(commune: string, person: string): Promise<void> {
    return this.work.run('session.end', async (tx) => {
      assertWithinReach(tx, commune);
      await this.endOthers(tx, person, commune);
    });
  }

  @Sweep('old-sessions', 3_600)
  async forgetOld(): Promise<number> {
    await this.work.run('session.forget', async (tx) => {
      tx.silent = true;
      await this.sessions.forget(tx, new Date(Date.now() - FORGOTTEN_AFTER_MS));
    });
    return 0;
  }

  private async endOthers(tx: Tx, person: string, commune?: string): Promise<void> {
    for (const ended of await this.sessions.endAll(tx, person, new Date(), commune))
      tx.audit({ kind: 'session', ...ended });
  }

  private async tokenFor(tx: Tx, secret: string): Promise<string | undefined> {
    // Nobody's act: what is done with the token is audited where it is done.
    tx.silent = true;
    const session = await this.live(tx, secret);
    if (!session) return undefined;
    const now = new Date();
    if (now.getTime() - session.seenAt.getTime() > SEEN_EVERY_MS) await this.sessions.seen(tx, session.id, now);
    const principal = principalAt(session.person, await this.places.of(tx, session.person, now), session.commune);
    if (principal) return this.issuer.issue(principal);
    // Whoever comes back to the office signs in again.
    tx.silent = false;
    await this.sessions.end(tx, session.id, now);
    tx.audit({ action: 'session.end', kind: 'session', id: session.id, commune: session.commune });
    return undefined;
  }

  private async live(tx: Tx, secret: string): Promise<Session | undefined> {
    const found = await this.sessions.find(tx, secret);
    return found && isLive(found.session, new Date()) ? found.session : undefined;
  }

  private find(secret: string): Promise<Session | undefined> {
    return this.work.read('session.find', (tx) => this.live(tx, secret), signInContext());
  }

  private placesOf(person: string): Promise<Place[]> {
    return this.work.read('session.places', (tx) => this.places.of(tx, person, new Date()), signInContext());
  }

  private keep(secret: string, token: string): void {
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(secret, { token, until: Date.now() + Math.min(KEPT_MS, (ACCESS_TOKEN_SECONDS * 1_000) / 2) });
  }
}

/** What somebody does with their own session. */
const by = ({ person, commune }: Session, ...more: string[]): CallContext =>
  wallTime({ person, roles: [], communes: [commune, ...more], kind: 'person' });
