import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { tellOf } from '../escalation/escalation-notices.js';
import { EscalationRepository } from '../escalation/escalation.repository.js';
import { NotificationRepository } from '../escalation/notification.repository.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

/** Links that no mail server took: an institution was notified on record only, and somebody must reach it another way (§6). */
@Injectable()
export class UnmailedLinks {
  constructor(
    private readonly links: AnswerLinkRepository,
    private readonly notifications: NotificationRepository,
    private readonly escalations: EscalationRepository,
  ) {}

  /** Of each link once, and only while its acknowledgement is awaited. The gateway has told the coordinator. */
  async heard(tx: Tx, id: string): Promise<void> {
    const link = await this.links.lockById(tx, id);
    if (!link || link.usedAt || link.notMailedAt) return;
    await this.links.markNotMailed(tx, id);
    tx.audit({ kind: 'answer-link', id, commune: link.commune });
    const escalation = await this.escalations.get(tx, link.about);
    const notification = await this.notifications.find(tx, link.notificationId);
    if (escalation.stage !== 'notified' || notification?.acknowledgedAt || !escalation.personInCharge) return;
    const to = { toPerson: escalation.personInCharge };
    tellOf(tx, escalation, 'link-not-mailed', to, escalation.urgent ? 'now' : 'today');
  }
}
