import { Injectable } from '@nestjs/common';
import { casesEvents, isGrave } from '@oln/contracts';
import { UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { caseToInform, urgencyOf, type KnownAlert } from './alert-knowledge.js';
import type { CaseAlertRow } from './alert-knowledge.entity.js';
import { AlertKnowledgeRepository } from './alert-knowledge.repository.js';
import { CasesOfChild } from './cases-of-child.js';

export interface CaseAlertView {
  alertId: string;
  childId: string;
  severity: CaseAlertRow['severity'];
  factors: string[];
  askedAt: string;
  heardAt: string;
}

/** Alerts about a child who is attended: its case knows of them, and its professional and the coordinator are told (process §5). */
@Injectable()
export class AlertKnowledgeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly children: CasesOfChild,
    private readonly alerts: AlertKnowledgeRepository,
  ) {}

  /**
   * Recorded once, however often it is asked. Where the child is attended nowhere any more nothing is told to alerts:
   * their clock goes on, and the coordinator knows why.
   */
  async inform(tx: Tx, commune: string, caseId: string, alert: KnownAlert): Promise<void> {
    const known = await this.alerts.find(tx, alert.alertId);
    const files = await this.children.of(tx, alert.childId);
    if (known) return tellInformed(tx, commune, known.caseId, alert);
    const asked = caseToInform(caseId, files);
    if (!asked) return tellCoordinator(tx, commune, alert);
    await this.alerts.add(tx, rowOf(tx, asked, alert));
    const file = await this.awake(tx, asked, alert);
    tellOffice(tx, file, alert, asked.pause && !file.pause ? 'case.resumed-by-alert' : 'case.alert');
    tx.audit({ action: 'case.inform', kind: 'case', id: file.id, commune, version: file.version });
    tellInformed(tx, commune, file.id, alert, file.version);
  }

  /** The alert ends here: in a case that is paused no clock would hold anybody to it. */
  private async awake(tx: Tx, file: CaseFile, { severity }: KnownAlert): Promise<CaseFile> {
    return file.pause && isGrave(severity) ? this.cases.apply(tx, file, { do: 'resume' }) : file;
  }

  list(caseId: string, page: PageQuery): Promise<Page<CaseAlertView>> {
    return this.work.read('case-alert.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      const found = await this.alerts.page(tx, caseId, page);
      return { ...found, items: found.items.map(viewOf) };
    });
  }
}

function tellInformed(tx: Tx, commune: string, id: string, { alertId }: KnownAlert, version = 1): void {
  tx.emit(casesEvents.caseInformed, { id, commune, version }, { id, alertId });
}

/** Whoever is in charge may be away, and be why the case was paused: the coordinator is told as well. */
function tellOffice(
  tx: Tx,
  file: CaseFile,
  { severity }: KnownAlert,
  code: 'case.alert' | 'case.resumed-by-alert',
): void {
  for (const to of [{ toPerson: file.personInCharge }, { toRole: 'coordinator' as const }])
    raiseNotice(tx, file, { code, aboutKind: 'case', to, urgency: urgencyOf(severity) });
}

function tellCoordinator(tx: Tx, commune: string, { alertId, severity }: KnownAlert): void {
  const about = { id: alertId, commune, version: 1 };
  const to = { toRole: 'coordinator' as const };
  raiseNotice(tx, about, { code: 'case.alert-without-case', aboutKind: 'alert', to, urgency: urgencyOf(severity) });
}

const rowOf = (tx: Tx, { id: caseId, commune }: CaseFile, { factors, ...alert }: KnownAlert): CaseAlertRow => ({
  ...alert,
  factors: [...factors],
  commune,
  caseId,
  heardAt: tx.asOf,
});

const viewOf = ({ commune: _commune, caseId: _caseId, askedAt, heardAt, ...row }: CaseAlertRow): CaseAlertView => ({
  ...row,
  askedAt: askedAt.toISOString(),
  heardAt: heardAt.toISOString(),
});
