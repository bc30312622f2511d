import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, SealedText, type FieldCipher, type Tx } from '@oln/service-kit';
import { createHash, timingSafeEqual } from 'node:crypto';
import { In, type FindOneOptions } from 'typeorm';
import { AnswerLinkRow } from './answer.entity.js';
import type { AnswerLink } from './answer-link.js';

const KIND = 'answer-link';
const SECRET = 'answer-link.secret';
const ADDRESS = 'answer-link.address';

export interface SealedParts {
  /** As long as it is needed. */
  token?: string;
  address?: string;
}

/** The only file that touches the table `answer_links`. The key itself is never kept in clear. */
@Injectable()
export class AnswerLinkRepository {
  constructor(
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    private readonly sealed: SealedText,
  ) {}

  async insert(tx: Tx, link: AnswerLink, { token, address }: { token: string; address?: string }): Promise<void> {
    const tokenHash = hashOf(token);
    const parts = { secret: this.sealed.seal(token, SECRET), address: this.sealed.seal(address, ADDRESS) };
    const open = { fetchedAt: null, usedAt: null, usedFor: null, withdrawnAt: null, notMailedAt: null };
    await tx.manager.insert(AnswerLinkRow, { ...open, ...link, ...parts, tokenHash });
  }

  /** By the key, locked: of two answers one is the first. */
  lockByToken(tx: Tx, token: string): Promise<AnswerLink | undefined> {
    return this.byToken(tx, token, { lock: { mode: 'pessimistic_write' } });
  }

  async lockById(tx: Tx, id: string): Promise<AnswerLink | undefined> {
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? linkOf(row) : undefined;
  }

  async markNotMailed(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { notMailedAt: tx.asOf });
  }

  findByToken(tx: Tx, token: string): Promise<AnswerLink | undefined> {
    return this.byToken(tx, token, {});
  }

  /** The hash of a link whose key still lies sealed. */
  hashAgain(secret: Buffer): string {
    return hashOf(this.sealed.open(secret, SECRET));
  }

  /**
   * The hash is compared in constant time. One that was hashed with a key of the index, as all once were, needs that key no more from
   * now on.
   */
  private async byToken(tx: Tx, token: string, how: FindOneOptions<AnswerLinkRow>): Promise<AnswerLink | undefined> {
    const tokenHash = hashOf(token);
    const hashes = [tokenHash, ...this.cipher.exactCandidates(KIND, token)];
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { tokenHash: In(hashes) }, ...how });
    if (!row || !isSame(row, hashes)) return undefined;
    if (row.tokenHash !== tokenHash) await tx.manager.update(AnswerLinkRow, { id: row.id }, { tokenHash });
    return linkOf(row);
  }

  async findWithParts(tx: Tx, id: string): Promise<({ link: AnswerLink } & SealedParts) | undefined> {
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { id } });
    if (!row) return undefined;
    const token = this.sealed.open(row.secret, SECRET);
    return { link: linkOf(row), token, address: this.sealed.open(row.address, ADDRESS) };
  }

  async use(tx: Tx, id: string, usedFor: string): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { usedAt: tx.asOf, usedFor, secret: null });
  }

  /** Given to somebody of the office, who hands it on; it is not shown a second time. */
  async markFetched(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { fetchedAt: tx.asOf, secret: null });
  }

  /** The open links of a record: they ask for what is not asked any more. */
  async withdrawOf(tx: Tx, about: string): Promise<void> {
    await tx.query(
      `update answer_links set withdrawn_at = $2, secret = null
        where about = $1 and used_at is null and withdrawn_at is null`,
      [about, tx.asOf.toISOString()],
    );
  }

  /** Keys of links that have expired are forgotten. Gives how many. */
  async forgetExpired(tx: Tx): Promise<number> {
    const text = 'update answer_links set secret = null where secret is not null and expires_at <= $1 returning id';
    return (await tx.query(text, [tx.asOf.toISOString()])).length;
  }
}

/** Without a key: nobody guesses 32 random bytes. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const isSame = ({ tokenHash }: AnswerLinkRow, hashes: readonly string[]): boolean =>
  hashes.some((hash) => hash.length === tokenHash.length && timingSafeEqual(Buffer.from(hash), Buffer.from(tokenHash)));

const linkOf = (row: AnswerLinkRow): AnswerLink => ({
  id: row.id,
  commune: row.commune,
  about: row.about,
  aboutKind: row.aboutKind,
  purpose: row.purpose,
  issuedAt: row.issuedAt,
  expiresAt: row.expiresAt,
  usedAt: row.usedAt ?? undefined,
  withdrawnAt: row.withdrawnAt ?? undefined,
  notMailedAt: row.notMailedAt ?? undefined,
});
