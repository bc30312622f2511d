import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import {
  auditListed,
  listDueDates,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type Principal,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import { OpenCaseRepository } from '../open-case/open-case.repository.js';
import type { AlertIdentity } from './alert-identity.js';
import { AlertLists, type AlertFilter, type RaisedBy } from './alert-lists.repository.js';
import type { WholeAlertDto } from './alert.dto.js';
import { AlertErrors } from './alert.errors.js';
import type { Alert } from './alert.js';
import { alertView, type OwnAlert } from './alert.views.js';
import { RegistrationTraces } from './registration.service.js';

/** Reading alerts. Reading what is told of a child is audited too. */
@Injectable()
export class AlertReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly traces: RegistrationTraces,
    private readonly lists: AlertLists,
    private readonly openCases: OpenCaseRepository,
  ) {}

  get(id: string): Promise<WholeAlertDto> {
    return this.work.read('alert.read', async (tx) => {
      const alert = await this.audited(tx, id);
      const notes = await this.traces.notes.of(tx, id);
      const openCases = alert.childId ? await this.openCases.ofChild(tx, alert.childId) : [];
      return {
        ...alertView(alert),
        notes: notes.map(({ at, ...note }) => ({ ...note, at: at.toISOString() })),
        openCases,
      };
    });
  }

  /** Who the child is, as it was told: for somebody who must find out. */
  identity(id: string): Promise<AlertIdentity> {
    return this.work.read('alert.read-identity', async (tx) => {
      await this.audited(tx, id);
      const sealed = await this.traces.alerts.identity(tx, id);
      if (!sealed) throw new RefusedError(refuse(AlertErrors.IDENTITY_FORGOTTEN));
      return this.traces.sealing.openIdentity(id, sealed);
    });
  }

  list(filter: AlertFilter, page: PageQuery): Promise<Page<Alert>> {
    return this.work.read('alert.list', async (tx) =>
      auditListed(tx, 'alert', filter, await this.lists.list(tx, filter, page)),
    );
  }

  /** What became of the alerts that the caller raised: their institution's, or their own. */
  mine(page: PageQuery): Promise<Page<OwnAlert>> {
    return this.work.read('alert.mine', (tx) => this.lists.raisedBy(tx, raisedBy(tx.context.principal), page));
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.work.read('timeline.read', async (tx) => {
      await this.audited(tx, id);
      return timelineOf(tx, [id], page);
    });
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.work.read('timeline.read', async (tx) => {
      await this.audited(tx, id);
      return (await listDueDates(tx, { recordId: id }, { limit: 50 })).items;
    });
  }

  private async audited(tx: Tx, id: string): Promise<Alert> {
    const alert = await this.traces.alerts.get(tx, id);
    tx.audit({ kind: 'alert', id, commune: alert.commune, version: alert.version });
    return alert;
  }
}

/** Of a system what this account of it has sent: another one is another system, whose reference and answers are none of its business. */
function raisedBy(principal: Principal): RaisedBy {
  const institutionId = principal.roles.includes('network-member') ? principal.institution : undefined;
  return institutionId ? { institutionId } : { raisedBy: principal.person };
}
