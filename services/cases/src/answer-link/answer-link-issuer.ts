import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import { newId, OfficePolicy, type About, type Tx } from '@oln/service-kit';
import { randomBytes } from 'node:crypto';
import { AnswerLinkRepository } from './answer-link.repository.js';

const DAY_MS = 86_400_000;

/** Makes links for receivers without an account; that there is one is told, the gateway asks for it and mails it. */
@Injectable()
export class AnswerLinkIssuer {
  constructor(
    private readonly links: AnswerLinkRepository,
    private readonly policy: OfficePolicy,
  ) {}

  async issue(tx: Tx, { id: about, commune }: About, notificationId: string, email: string): Promise<void> {
    const { numbers } = await this.policy.of(tx, commune);
    const expiresAt = new Date(tx.asOf.getTime() + numbers['offer.link-days'] * DAY_MS);
    const link = { id: newId(), commune, about, notificationId, email, madeAt: tx.asOf, expiresAt };
    await this.links.insert(tx, link, randomBytes(24).toString('base64url'));
    const told = { id: link.id, about, aboutKind: 'escalation', expiresAt: expiresAt.toISOString() };
    tx.emit(casesEvents.answerLinkIssued, { id: link.id, commune, version: 1 }, told);
  }
}
