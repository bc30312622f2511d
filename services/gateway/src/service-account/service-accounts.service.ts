import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle, type Role } from '@oln/contracts';
import { principalAt, type Principal } from '@oln/identity';
import { assertWithinReach, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { newSecret } from '../session/secret.js';
import { signInContext } from '../session/sign-in-context.js';
import { TokenIssuer } from '../session/token-issuer.js';
import { StaffErrors } from '../staff/staff.errors.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { ClientSecretErrors } from './client-secret.errors.js';
import { decideSecret, isLive, isOfSystems, USED_EVERY_MS, type ClientSecret } from './client-secret.js';
import { ClientSecretRepository } from './client-secret.repository.js';

export interface NewSecret extends ClientSecret {
  /** Shown once. */
  text: string;
}

/** Accounts of systems: somebody of the staff directory who signs in with a secret and not with a browser. */
@Injectable()
export class ServiceAccounts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly secrets: ClientSecretRepository,
    private readonly staff: StaffRepository,
    private readonly issuer: TokenIssuer,
  ) {}

  add(commune: string, person: string): Promise<NewSecret> {
    return this.work.run('client-secret.add', async (tx) => {
      const roles = await this.rolesOf(tx, commune, person);
      const kept = await this.secrets.list(tx, commune, person);
      const createdAt = new Date();
      const expiresAt = settle(decideSecret(roles, kept, createdAt));
      const { person: createdBy } = tx.context.principal;
      const secret = { id: newId(), commune, person, createdBy, createdAt, expiresAt };
      const text = newSecret();
      await this.secrets.add(tx, secret, text);
      tx.audit({ kind: 'client-secret', id: secret.id, commune });
      return { ...secret, text };
    });
  }

  list(commune: string, person: string): Promise<ClientSecret[]> {
    return this.work.read('client-secret.list', async (tx) => {
      assertWithinReach(tx, commune);
      return this.secrets.list(tx, commune, person);
    });
  }

  /** Tokens that it opened are good for minutes yet. Ending one that has ended changes nothing. */
  end(commune: string, person: string, id: string): Promise<void> {
    return this.work.run('client-secret.end', async (tx) => {
      assertWithinReach(tx, commune);
      const secret = (await this.secrets.list(tx, commune, person)).find((one) => one.id === id);
      if (!secret) throw new RefusedError(refuse(ClientSecretErrors.NOT_FOUND));
      if (secret.endedAt) return;
      await this.secrets.end(tx, id, new Date());
      tx.audit({ kind: 'client-secret', id, commune });
    });
  }

  /**
   * An access token for who has the secret, to act in the commune that gave it, and in no other one: whoever keeps one directory
   * opens nothing by it of another office. Undefined for a secret that is not, or not any more, one of theirs; for who works there
   * no longer, or is a person of the office by now; and for another commune than that of the secret.
   */
  async tokenFor(person: string, text: string, commune?: string): Promise<string | undefined> {
    const principal = await this.work.run(
      'client-secret.use',
      (tx) => this.use(tx, person, text, commune),
      signInContext(),
    );
    return principal && this.issuer.issue(principal);
  }

  private async use(tx: Tx, person: string, text: string, commune?: string): Promise<Principal | undefined> {
    // What is done with the token is audited where it is done; that it is used at all, to the hour.
    tx.silent = true;
    const secret = await this.secrets.find(tx, person, text);
    const now = new Date();
    if (!secret || !isLive(secret, now) || (commune ?? secret.commune) !== secret.commune) return undefined;
    const place = (await this.staff.placesOf(tx, person)).find((one) => one.commune === secret.commune);
    if (!place || !isOfSystems(place.roles)) return undefined;
    if (now.getTime() - (secret.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
      tx.silent = false;
      await this.secrets.used(tx, secret.id, now);
      tx.audit({ kind: 'client-secret', id: secret.id, commune: secret.commune });
    }
    return principalAt(person, [place], secret.commune);
  }

  private async rolesOf(tx: Tx, commune: string, person: string): Promise<Role[]> {
    assertWithinReach(tx, commune);
    const found = await this.staff.find(tx, commune, person);
    if (!found?.member.active) throw new RefusedError(refuse(StaffErrors.NOT_FOUND));
    return found.member.roles;
  }
}
