import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import { AnswerLinkIssuer } from '../answer-link/answer-link-issuer.js';
import { recipientAt, topOf, type Recipient } from '../recipient/recipient.js';
import { RecipientRepository } from '../recipient/recipient.repository.js';
import { tellOf, tellOffice } from './escalation-notices.js';
import { attemptOf, type Escalation, type Institution, type Sent } from './escalation.js';
import { NotificationRepository } from './notification.repository.js';

/** Puts a notification on record for each institution, level by level, and sees that somebody mails it. */
@Injectable()
export class Notifier {
  constructor(
    private readonly recipients: RecipientRepository,
    private readonly notifications: NotificationRepository,
    private readonly links: AnswerLinkIssuer,
  ) {}

  async send(tx: Tx, escalation: Escalation): Promise<void> {
    const known = await this.recipients.inForce(tx, escalation.commune);
    const { level } = escalation as Escalation & Sent;
    for (const institution of escalation.institutions) await this.sendTo(tx, escalation, institution, known);
    this.tellOversight(tx, escalation, level, topOf(known, escalation.institutions[0]!));
  }

  private async sendTo(tx: Tx, escalation: Escalation, institution: Institution, known: Recipient[]): Promise<void> {
    const recipient = recipientAt(known, institution, (escalation as Escalation & Sent).level);
    const { commune, id: escalationId } = escalation;
    const attempt = attemptOf(escalation);
    const row = {
      ...{ id: newId(), commune, escalationId, institution, attempt, level: recipient.level },
      ...{ titleEs: recipient.title.es, titleEn: recipient.title.en, people: [...recipient.people] },
      ...{ notifiedAt: tx.asOf, acknowledgedAt: null, acknowledgedBy: null, acknowledgedThrough: null },
    };
    await this.notifications.insert(tx, row);
    const about = { id: escalationId, recipient: institution, level: recipient.level, attempt };
    tx.emit(casesEvents.escalationNotified, escalation, about);
    if (recipient.email) await this.links.issue(tx, escalation, row.id, recipient.email);
  }

  /** Never given up: above the highest level the region is told, then the nation, again and again. */
  private tellOversight(tx: Tx, escalation: Escalation, level: number, top: number): void {
    if (level > 1) tellOffice(tx, escalation, 'not-acknowledged');
    if (level > top) tellOf(tx, escalation, 'never-acknowledged', { toRole: 'regional-supervisor' }, 'now');
    if (level > top + 1) tellOf(tx, escalation, 'never-acknowledged', { toRole: 'national-supervisor' }, 'now');
  }
}
