import { Injectable } from '@nestjs/common';
import { gatewayEvents, RefusedError, type ServiceName } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { NoticeErrors } from '../notice/notice.errors.js';
import { NoticeService } from '../notice/notice.service.js';
import type { AnswerLink, Issued } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

const LINKS_AT_ONCE = 50;

/** What became of the links that were to be mailed. */
@Injectable()
export class AnswerLinkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: AnswerLinkRepository,
    private readonly notices: NoticeService,
  ) {}

  take(tx: Tx, service: ServiceName, { commune, asof, data }: Issued): Promise<void> {
    const { id, about, aboutKind, expiresAt } = data;
    return this.links.add(tx, { id, commune, service, about, aboutKind, issuedAt: asof, expiresAt });
  }

  waiting(): Promise<AnswerLink[]> {
    return this.work.read('answer-link.waiting', (tx) => this.links.waiting(tx, tx.asOf, LINKS_AT_ONCE));
  }

  mailed(link: AnswerLink): Promise<void> {
    return this.work.run('answer-link.mailed', async (tx) => {
      if (!(await this.links.settle(tx, link.id, 'mailed'))) return;
      tx.emit(gatewayEvents.linkMailed, aboutOf(link), factsOf(link));
    });
  }

  /** It was used or withdrawn before it could be mailed. */
  notNeeded(link: AnswerLink): Promise<void> {
    return this.work.run('answer-link.not-needed', async (tx) => {
      if (!(await this.links.settle(tx, link.id, 'not-needed'))) return;
      tx.audit({ kind: 'answer-link', id: link.id, commune: link.commune });
    });
  }

  /** The issuing service hears of it, and so does the office: nobody waits for an answer that was never asked for. */
  notMailed(link: AnswerLink, reason: 'expired' | 'no-address'): Promise<void> {
    return this.work.run('answer-link.not-mailed', async (tx) => {
      if (!(await this.links.settle(tx, link.id, 'not-mailed'))) return;
      tx.emit(gatewayEvents.linkNotMailed, aboutOf(link), { ...factsOf(link), reason });
      await this.tellOffice(tx, link, 'answer-link.not-mailed');
    });
  }

  tellDelay(link: AnswerLink): Promise<void> {
    return this.work.run('answer-link.delay-told', async (tx) => {
      if (!(await this.links.markDelayTold(tx, link.id))) return;
      await this.tellOffice(tx, link, 'answer-link.mail-waits');
      tx.audit({ kind: 'answer-link', id: link.id, commune: link.commune });
    });
  }

  countAttempt({ id }: AnswerLink): Promise<void> {
    return this.work.run('answer-link.tried', async (tx) => {
      // An attempt changes nothing that anybody has to answer for.
      tx.silent = true;
      await this.links.countAttempt(tx, id);
    });
  }

  /** An office without anybody: the fact is told all the same, and its owner's clocks climb. */
  private async tellOffice(tx: Tx, { commune, about, aboutKind }: AnswerLink, code: string): Promise<void> {
    const data = { code, about, aboutKind, toRole: 'coordinator' as const, urgency: 'today' as const };
    try {
      await this.notices.deliver(tx, { commune, asof: tx.asOf.toISOString(), data });
    } catch (error) {
      if (!(error instanceof RefusedError) || error.refusal.definition.code !== NoticeErrors.NOBODY_TO_TELL.code)
        throw error;
    }
  }
}

const aboutOf = ({ id, commune }: AnswerLink) => ({ id, commune, version: 1 });
const factsOf = ({ id, service, about, aboutKind }: AnswerLink) => ({ id, service, about, aboutKind });
