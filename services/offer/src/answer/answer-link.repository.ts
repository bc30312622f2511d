import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, SealedText, type FieldCipher, type Tx } from '@oln/service-kit';
import { timingSafeEqual } from 'node:crypto';
import { In } from 'typeorm';
import { AnswerLinkRow } from './answer.entity.js';
import type { AnswerLink } from './answer-link.js';

const KIND = 'answer-link';
const PLACE = 'answer-link.secret';

/** The only file that touches the table `answer_links`. The key itself is never kept in clear. */
@Injectable()
export class AnswerLinkRepository {
  constructor(
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    private readonly sealed: SealedText,
  ) {}

  async insert(tx: Tx, link: AnswerLink, token: string): Promise<void> {
    const tokenHash = this.cipher.exact(KIND, token);
    const secret = this.sealed.seal(token, PLACE);
    const open = { fetchedAt: null, usedAt: null, usedFor: null, withdrawnAt: null };
    await tx.manager.insert(AnswerLinkRow, { ...open, ...link, tokenHash, secret });
  }

  /** By the key, locked: of two answers one is the first. The hash is compared in constant time. */
  async lockByToken(tx: Tx, token: string): Promise<AnswerLink | undefined> {
    const hashes = this.cipher.exactCandidates(KIND, token);
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { tokenHash: In(hashes) }, lock });
    return row && isSame(row, hashes) ? linkOf(row) : undefined;
  }

  async findByToken(tx: Tx, token: string): Promise<AnswerLink | undefined> {
    const hashes = this.cipher.exactCandidates(KIND, token);
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { tokenHash: In(hashes) } });
    return row && isSame(row, hashes) ? linkOf(row) : undefined;
  }

  /** With its key, as long as it is needed. */
  async findWithToken(tx: Tx, id: string): Promise<{ link: AnswerLink; token?: string } | undefined> {
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { id } });
    return row ? { link: linkOf(row), token: this.sealed.open(row.secret, PLACE) } : undefined;
  }

  async use(tx: Tx, id: string, usedFor: string): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { usedAt: tx.asOf, usedFor, secret: null });
  }

  /** The open links of a referral: they ask for what is not asked any more. */
  async withdrawOf(tx: Tx, referralId: string): Promise<void> {
    await tx.query(
      `update answer_links set withdrawn_at = $2, secret = null
        where referral_id = $1 and used_at is null and withdrawn_at is null`,
      [referralId, tx.asOf.toISOString()],
    );
  }

  /** Keys of links that have expired are forgotten. Gives how many. */
  async forgetExpired(tx: Tx): Promise<number> {
    const text = 'update answer_links set secret = null where secret is not null and expires_at <= $1 returning id';
    return (await tx.query(text, [tx.asOf.toISOString()])).length;
  }
}

const isSame = (row: AnswerLinkRow, hashes: readonly Buffer[]): boolean =>
  hashes.some((hash) => hash.length === row.tokenHash.length && timingSafeEqual(hash, row.tokenHash));

const linkOf = (row: AnswerLinkRow): AnswerLink => ({
  id: row.id,
  commune: row.commune,
  referralId: row.referralId,
  offerId: row.offerId,
  purpose: row.purpose,
  issuedAt: row.issuedAt,
  expiresAt: row.expiresAt,
  usedAt: row.usedAt ?? undefined,
  withdrawnAt: row.withdrawnAt ?? undefined,
});
