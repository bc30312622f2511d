import { Injectable } from '@nestjs/common';
import {
  auditListed,
  listDueDates,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import { ChildOwners, type ChildOwnerView } from './child-owners.js';
import type { RecordView } from './escalation-records.js';
import { assertMayRead, visibleTo } from './escalation-rights.js';
import { EscalationTools } from './escalation-tools.js';
import type { EscalationDto } from './escalation.dto.js';
import type { Escalation } from './escalation.js';
import type { EscalationFilter } from './escalation.repository.js';
import { escalationView } from './escalation.views.js';
import { NotificationRepository, type NotificationView } from './notification.repository.js';

/** Reading escalations. Reading what is written of a child is audited too. */
@Injectable()
export class EscalationReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly notifications: NotificationRepository,
    private readonly owners: ChildOwners,
  ) {}

  get(id: string): Promise<EscalationDto> {
    return this.audited(id, 'escalations.read', async (tx, escalation) =>
      escalationView(escalation, await this.tools.repository.account(tx, id)),
    );
  }

  list(filter: EscalationFilter, page: PageQuery): Promise<Page<Escalation>> {
    return this.work.read('escalation.list', async (tx) => {
      const own = visibleTo(tx.context.principal, filter.personInCharge);
      const seen = own ? { ...filter, personInCharge: own } : filter;
      return auditListed(tx, 'escalation', filter, await this.tools.repository.list(tx, seen, page));
    });
  }

  records(id: string, page: PageQuery): Promise<Page<RecordView>> {
    return this.audited(id, 'escalations.read', (tx) => this.tools.records.page(tx, id, page));
  }

  notified(id: string): Promise<NotificationView[]> {
    return this.audited(id, 'escalations.follow', (tx) => this.notifications.of(tx, id));
  }

  ownersOf(id: string): Promise<ChildOwnerView[]> {
    return this.audited(id, 'escalations.follow', (tx, escalation) => this.owners.of(tx, escalation));
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.audited(id, 'escalations.follow', (tx) => timelineOf(tx, [id], page));
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.audited(
      id,
      'escalations.follow',
      async (tx) => (await listDueDates(tx, { recordId: id }, { limit: 50 })).items,
    );
  }

  private audited<Result>(
    id: string,
    right: 'escalations.follow' | 'escalations.read',
    read: (tx: Tx, escalation: Escalation) => Promise<Result>,
  ): Promise<Result> {
    return this.work.read('escalation.read', async (tx) => {
      const escalation = await this.tools.repository.get(tx, id);
      assertMayRead(tx.context.principal, escalation, right);
      tx.audit({ kind: 'escalation', id, commune: escalation.commune, version: escalation.version });
      return read(tx, escalation);
    });
  }
}
