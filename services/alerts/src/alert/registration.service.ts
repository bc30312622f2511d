import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { newId, OfficePolicy, type PolicyInForce, type Tx } from '@oln/service-kit';
import { isScoreBarred } from '../consent/score-consent.js';
import { CorrelationService, type Joining, type Surroundings } from '../correlation/correlation.service.js';
import { DutyRepository, type OfficeRow } from '../duty/duty.repository.js';
import { judge, type SeverityRules } from '../severity/severity-rules.js';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { AlertAnnouncements } from './alert-announcements.js';
import type { AlertIdentity } from './alert-identity.js';
import { AlertNotesRepository } from './alert-notes.repository.js';
import { AlertProcess } from './alert-process.js';
import { AlertSealing, type Told } from './alert-sealing.js';
import { AlertErrors } from './alert.errors.js';
import { AlertRepository } from './alert.repository.js';
import { openAlert, type Alert, type Received } from './alert.js';

/** An alert as it comes in, whoever tells of it. */
export interface Telling extends Omit<Told, 'receivedAt'> {
  identity?: AlertIdentity;
  factors: string[];
  score?: number;
  scoreModel?: string;
  receivedAt?: Date;
  narrative?: string;
  /** Who knows of no alerts but their own: a reference that somebody else has used is not theirs. */
  sender?: string;
  /** Somebody of the office who says so looks after it. */
  personInCharge?: string;
}

/** What a new alert is judged by, and who else hears of it. */
export interface Office {
  policy: PolicyInForce;
  rules: SeverityRules;
  duty?: string;
  knownId?: string;
  /** Consent to predictive scores of the child is refused or withdrawn. Of a child that nobody knows yet nothing is. */
  scoreBarred: boolean;
}

/** By what the same alert is known again, told twice. */
export interface Sameness {
  key: string;
  digest: string;
}

/** What registration leaves behind. */
@Injectable()
export class RegistrationTraces {
  constructor(
    readonly alerts: AlertRepository,
    readonly notes: AlertNotesRepository,
    readonly sealing: AlertSealing,
    readonly announcements: AlertAnnouncements,
  ) {}
}

/** Process §5, received: the alert is written down, its process starts; with a known child it is correlated at once. */
@Injectable()
export class AlertRegistration {
  constructor(
    private readonly traces: RegistrationTraces,
    private readonly correlation: CorrelationService,
    private readonly process: AlertProcess,
    private readonly policy: OfficePolicy,
    private readonly offices: DutyRepository,
  ) {}

  /** What the office says, and whether the same alert is there already: two statements, sent together. */
  async office(tx: Tx, commune: string, keys: readonly string[] = [], childId?: string): Promise<Office> {
    const today = localDate(tx.asOf.getTime());
    const [policy, row]: [PolicyInForce, OfficeRow] = await Promise.all([
      this.policy.of(tx, commune),
      this.offices.office(tx, commune, today, keys, childId),
    ]);
    const scoreBarred = childId !== undefined && isScoreBarred(row.score, today);
    const found = { duty: row.duty ?? undefined, knownId: row.known ?? undefined };
    return { policy, rules: row.rules ?? SHIPPED_RULES, ...found, scoreBarred };
  }

  /** Undefined: somebody told the same a moment ago, and that one is the alert. */
  async register(tx: Tx, telling: Telling, same: Sameness, office: Office): Promise<Alert | undefined> {
    const received = this.opened(tx, telling, office);
    const around = surroundingsOf(office);
    const joining = telling.childId
      ? await this.correlation.decide(tx, received, { entryId: telling.childId }, around)
      : undefined;
    // What is decided with it is written with it: one row, one version.
    const alert: Alert = joining ? { ...joining.alert, version: 1 } : received;
    if (!(await this.insert(tx, alert, telling, same))) return undefined;
    await this.tell(tx, alert, joining, office);
    this.traces.notes.add(tx, alert, 'told', telling.narrative);
    return alert;
  }

  private opened(tx: Tx, telling: Telling, { rules, duty, ...office }: Office): Received {
    const receivedAt = telling.receivedAt ?? tx.asOf;
    if (receivedAt > tx.asOf) throw new RefusedError(refuse(AlertErrors.RECEIVED_LATER, { field: 'receivedAt' }));
    const { commune, source, institutionId, raisedBy, score, scoreModel } = telling;
    const factors = [...new Set(telling.factors)].sort();
    const scoreBarred = score !== undefined && office.scoreBarred;
    const { severity: judged, because } = judge({ factors, score, scoreBarred }, rules);
    const personInCharge = telling.personInCharge ?? duty;
    const said = { commune, source, institutionId, raisedBy, score, scoreModel, factors, receivedAt, personInCharge };
    return openAlert({ id: newId(), ...said, scoreBarred, rules: rules.code, judged, because }, tx.asOf);
  }

  private insert(tx: Tx, alert: Alert, { reference, identity }: Telling, same: Sameness): Promise<boolean> {
    const { alerts, sealing } = this.traces;
    return alerts.insertOnce(tx, alert, {
      key: same.key,
      digest: sealing.sealDigest(alert.id, same.digest),
      reference: sealing.sealReference(alert.id, reference),
      identity: alert.childId ? null : sealing.sealIdentity(alert.id, identity),
    });
  }

  private async tell(tx: Tx, alert: Alert, joining: Joining | undefined, office: Office): Promise<void> {
    this.traces.announcements.received(tx, alert);
    this.process.startUnder(tx, alert, office.policy.termsOf('alert'));
    if (joining)
      await this.correlation.write(tx, { ...joining, alert: { ...joining.alert, version: 1 } }, surroundingsOf(office));
    tx.audit({ action: 'alert.register', kind: 'alert', id: alert.id, commune: alert.commune, version: 1 });
  }
}

export const surroundingsOf = ({ policy, rules }: Pick<Office, 'policy' | 'rules'>): Surroundings => ({
  rules,
  windows: {
    simultaneousDays: policy.numbers['alert.simultaneous-days'],
    successiveDays: policy.numbers['alert.successive-days'],
    complexFactors: policy.numbers['alert.complex-factors'],
  },
  watchTerms: () => policy.termsOf('childWatch'),
});
