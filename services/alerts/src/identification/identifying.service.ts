import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, RefusedError, type intakeEvents, type EventData } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { barScore } from '../alert/decide-score.js';
import { AlertLocks, type Locked } from '../alert/alert-locks.js';
import { AlertService } from '../alert/alert.service.js';
import type { AlertDto } from '../alert/alert.dto.js';
import { AlertErrors } from '../alert/alert.errors.js';
import { alertView } from '../alert/alert.views.js';
import { AlertRegistration, RegistrationTraces, surroundingsOf } from '../alert/registration.service.js';
import { CorrelationService } from '../correlation/correlation.service.js';
import { isOpen, type Alert } from '../alert/alert.js';

/** What identification needs besides the alert. */
@Injectable()
export class IdentifyingTools {
  constructor(
    readonly registration: AlertRegistration,
    readonly traces: RegistrationTraces,
    readonly correlation: CorrelationService,
  ) {}
}

/** The child of an alert is known: it joins the child's watch, and who it was said to be is forgotten here. */
@Injectable()
export class Identifying {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
    private readonly tools: IdentifyingTools,
  ) {}

  byPerson(id: string, childId: string, familyId?: string): Promise<AlertDto> {
    return this.work.run('alert.identify', async (tx) => {
      const locked = await this.locks.lock(tx, id);
      tx.assertVersion(locked.alert.version);
      if (locked.alert.stage !== 'received') throw notIn(locked.alert);
      return alertView(await this.identify(tx, locked, childId, familyId));
    });
  }

  /** The registry has found it, or entered it. Heard twice, or after a person has said so, it changes nothing. */
  async byRegistry(tx: Tx, { id, alertId, familyIds }: EventData<typeof intakeEvents.childIdentified>): Promise<void> {
    const locked = await this.locks.lock(tx, alertId);
    const { alert } = locked;
    if (isOpen(alert) && !alert.childId) await this.identify(tx, locked, id, familyIds[0]);
  }

  async unclear(tx: Tx, { id, reason }: EventData<typeof intakeEvents.childNotIdentified>): Promise<void> {
    const locked = await this.locks.lock(tx, id);
    const { alert } = locked;
    if (alert.stage !== 'received' || alert.unclear === reason) return;
    const after = await this.changes.tryApply(tx, locked, { do: 'leave-unclear', reason });
    if (isRefusal(after)) return;
  }

  private async identify(tx: Tx, { alert }: Locked, entryId: string, familyId?: string): Promise<Alert> {
    const { registration, correlation, traces } = this.tools;
    if (alert.stage !== 'received' && alert.stage !== 'confirmation') throw notIn(alert);
    const office = await registration.office(tx, alert.commune, [], entryId);
    const around = surroundingsOf(office);
    // Nobody knew until now whose score it is.
    const isBarred = office.scoreBarred && alert.score !== undefined;
    const told = isBarred ? barScore(alert, office.rules) : alert;
    const joining = await correlation.decide(tx, told, { entryId, familyId }, around);
    const command = { do: 'identify', childId: joining.watch.id, entryId, familyId } as const;
    await this.changes.write(tx, alert, joining.alert, command);
    traces.alerts.forgetIdentity(tx, alert.id);
    await correlation.write(tx, joining, around);
    return joining.alert;
  }
}

const notIn = ({ stage }: Alert): RefusedError =>
  new RefusedError(refuse(AlertErrors.NOT_IN_STAGE, { params: { stage } }));
