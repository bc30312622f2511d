import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, type FieldCipher, type Tx } from '@oln/service-kit';
import { IsNull } from 'typeorm';
import { hashOf } from './secret.js';
import { SessionRow } from './session.entity.js';
import type { Session } from './session.js';

const SEALED = 'sessions.id_token';

/** The only file that touches the table `sessions`. */
@Injectable()
export class SessionRepository {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  async add(tx: Tx, session: Session, secret: string, idToken?: string): Promise<void> {
    const sealed = idToken ? this.cipher.seal(idToken, SEALED) : null;
    await tx.manager.insert(SessionRow, { ...session, endedAt: null, secretHash: hashOf(secret), idToken: sealed });
  }

  async find(tx: Tx, secret: string): Promise<{ session: Session; idToken?: string } | undefined> {
    const row = await tx.manager.findOne(SessionRow, { where: { secretHash: hashOf(secret) } });
    if (!row) return undefined;
    const { idToken } = row;
    return { session: sessionOf(row), idToken: idToken ? this.cipher.open(idToken, SEALED) : undefined };
  }

  /** Those of a person that nobody has ended, newest first: rest and the day may have. */
  async open(tx: Tx, person: string): Promise<Session[]> {
    const rows = await tx.manager.find(SessionRow, {
      where: { person, endedAt: IsNull() },
      order: { openedAt: 'DESC', id: 'DESC' },
      take: 200,
    });
    return rows.map(sessionOf);
  }

  async seen(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(SessionRow, { id }, { seenAt: at });
  }

  async move(tx: Tx, id: string, commune: string): Promise<void> {
    await tx.manager.update(SessionRow, { id }, { commune });
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(SessionRow, { id }, { endedAt: at, idToken: null });
  }

  /** Ends those of a person that have not ended: in one commune, or wherever they act. Gives which. */
  endAll(tx: Tx, person: string, at: Date, commune?: string): Promise<Pick<Session, 'id' | 'commune'>[]> {
    return tx.query<Pick<Session, 'id' | 'commune'>>(
      `update sessions set ended_at = $2, id_token = null
        where person = $1 and ended_at is null and ($3::text is null or commune = $3) returning id, commune`,
      [person, at.toISOString(), commune ?? null],
    );
  }

  /** Sessions that ended, or were left, before `before`: nobody asks for them any more. */
  async forget(tx: Tx, before: Date): Promise<number> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .delete()
      .from(SessionRow)
      .where('seen_at < :before', { before })
      .execute();
    return affected ?? 0;
  }
}

const sessionOf = ({ secretHash: _hash, idToken: _token, endedAt, provedAt, ...facts }: SessionRow): Session => ({
  ...facts,
  ...(endedAt && { endedAt }),
  ...(provedAt && { provedAt }),
});
