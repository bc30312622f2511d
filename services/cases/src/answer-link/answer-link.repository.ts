import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { SealedText, type Tx } from '@oln/service-kit';
import { createHash } from 'node:crypto';
import { AnswerLinkRow } from './answer-link.entity.js';
import { AnswerLinkErrors } from './answer-link.errors.js';
import type { AnswerLink } from './answer-link.js';

const SECRET = 'answer-link.secret';

/** The only file that touches the table `answer_links`. */
@Injectable()
export class AnswerLinkRepository {
  constructor(private readonly sealed: SealedText) {}

  async insert(tx: Tx, link: AnswerLink, secret: string): Promise<void> {
    const secrets = { secretHash: hashOf(secret), secret: this.sealed.seal(secret, SECRET) };
    await tx.manager.insert(AnswerLinkRow, { ...link, ...secrets, usedAt: null, notMailedAt: null });
  }

  /** By its secret, locked. Throws ANSWER_LINK.NOT_FOUND. */
  async lock(tx: Tx, secret: string): Promise<AnswerLink> {
    const where = { secretHash: hashOf(secret) };
    return found(await tx.manager.findOne(AnswerLinkRow, { where, lock: { mode: 'pessimistic_write' } }));
  }

  async lockById(tx: Tx, id: string): Promise<AnswerLink | undefined> {
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? linkOf(row) : undefined;
  }

  async markNotMailed(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { notMailedAt: tx.asOf });
  }

  async get(tx: Tx, secret: string): Promise<AnswerLink> {
    return found(await tx.manager.findOne(AnswerLinkRow, { where: { secretHash: hashOf(secret) } }));
  }

  async markUsed(tx: Tx, { id, usedAt }: AnswerLink): Promise<void> {
    await tx.manager.update(AnswerLinkRow, { id }, { usedAt: usedAt!, secret: null });
  }

  /** With its secret, as long as it can be used. */
  async forMail(tx: Tx, id: string): Promise<{ link: AnswerLink; secret: string } | undefined> {
    const row = await tx.manager.findOne(AnswerLinkRow, { where: { id } });
    const secret = row && this.sealed.open(row.secret, SECRET);
    return row && secret ? { link: linkOf(row), secret } : undefined;
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const linkOf = ({ secretHash: _hash, secret: _secret, usedAt, notMailedAt, ...link }: AnswerLinkRow): AnswerLink => ({
  ...link,
  usedAt: usedAt ?? undefined,
  notMailedAt: notMailedAt ?? undefined,
});

function found(row: AnswerLinkRow | null): AnswerLink {
  if (!row) throw new RefusedError(refuse(AnswerLinkErrors.NOT_FOUND));
  return linkOf(row);
}
