import {
  alertsEvents,
  casesEvents,
  communityEvents,
  eventType,
  intakeEvents,
  offerEvents,
  type EventDefinition,
  type OlnEvent,
} from '@oln/contracts';
import { createHash } from 'node:crypto';

/** A year of an office as its services would tell it: ids, codes and days of records that never were. */
export interface Wanted {
  commune: string;
  families: number;
  /** How many of the families of a year have come by now; from the first of January on. */
  from: Date;
  until: Date;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SECTORS = ['mental-health', 'mental-health', 'health', 'education', 'housing', 'justice', 'culture-sports'];
const PEOPLE: Readonly<Record<string, string[]>> = {
  'case-management': ['gestora-1', 'gestora-2', 'gestora-3'],
  'family-therapy': ['terapeuta-1', 'terapeuta-2'],
};
const PLAN_STAGES = ['baseline', 'diagnosis', 'communal-plan', 'running', 'finishing', 'end-line', 'evaluation'];
/** Stages of a case with the days that they take at most. */
const STAGES: readonly (readonly [stage: string, days: number])[] = [
  ['diagnosis', 35],
  ['family-plan', 25],
  ['execution', 150],
  ['evaluation', 20],
  ['closure', 15],
];

/** The same facts for the same office, oldest first, none of them after `until`. */
export function factsOfOffice(wanted: Wanted): OlnEvent[] {
  const office = new MadeUpOffice(wanted);
  return office.facts().filter(({ asof }) => Date.parse(asof) <= wanted.until.getTime());
}

class MadeUpOffice {
  private readonly events: OlnEvent[] = [];
  private readonly versions = new Map<string, number>();
  private drawn = 0;

  constructor(private readonly wanted: Wanted) {}

  facts(): OlnEvent[] {
    const { families, from, until } = this.wanted;
    const span = until.getTime() - from.getTime();
    for (let family = 0; family < families; family++) this.family(family, from.getTime() + this.chance() * span);
    for (let plan = 0; plan < Math.ceil(families / 20); plan++) this.plan(plan, from.getTime() + plan * 20 * DAY_MS);
    return this.events.sort((one, other) => (one.asof < other.asof ? -1 : one.asof > other.asof ? 1 : 0));
  }

  private family(number: number, at: number): void {
    const id = this.id('request', number);
    this.tell(intakeEvents.requestReceived, id, at, {
      id,
      channel: this.pick('spontaneous', 'referral', 'outreach'),
      receivedAt: iso(at),
    });
    this.tell(intakeEvents.requestMoved, id, at + HOUR_MS, { id, from: 'registered', to: 'admissibility' });
    const decided = this.later(at, 8);
    if (this.chance() < 0.25)
      this.clock(id, 'intake', 'admissibility.decide', decided, intakeEvents.deadlineOverdue, intakeEvents.deadlineMet);
    if (this.chance() < 0.1) return this.close(id, decided, 'not-pertinent');
    this.tell(intakeEvents.requestMoved, id, decided, { id, from: 'admissibility', to: 'assignment' });
    const assigned = this.later(decided, 30);
    this.close(id, assigned, 'assigned', 'assignment');
    this.course(number, assigned);
    if (this.chance() < 0.6) this.referral(number, assigned);
    if (this.chance() < 0.55) this.alert(number, this.later(at, 60));
    if (this.chance() < 0.12) this.escalation(number, this.later(assigned, 90));
    if (this.chance() < 0.3) this.gap(number, this.later(assigned, 60));
  }

  private close(id: string, at: number, outcome: string, from = 'admissibility'): void {
    this.tell(intakeEvents.requestMoved, id, at, { id, from, to: 'closed' });
    this.tell(intakeEvents.requestClosed, id, at, { id, outcome, closedAt: iso(at) });
  }

  private course(number: number, openedAt: number): void {
    const id = this.id('case', number);
    const line = this.chance() < 0.7 ? 'case-management' : 'family-therapy';
    const personInCharge = this.pick(...PEOPLE[line]!);
    this.tell(casesEvents.caseOpened, id, openedAt, {
      id,
      line,
      priority: this.priority(),
      personInCharge,
      openedAt: iso(openedAt),
    });
    let at = this.later(openedAt, 18);
    const answer = this.chance();
    if (answer < 0.12) return this.exit(id, line, at, 'invitation', 'invitation-rejected');
    if (answer < 0.16) return this.exit(id, line, at, 'invitation', 'not-located');
    let stage = 'invitation';
    for (const [next, days] of STAGES) {
      this.tell(casesEvents.caseMoved, id, at, { id, line, from: stage, to: next });
      stage = next;
      if (next === 'execution') this.sessions(id, at);
      at = this.later(at, days);
      if (next === 'evaluation') this.evaluation(id, number, at);
      if (this.chance() < 0.02) return this.exit(id, line, at, stage, 'renounced');
      if (this.chance() < 0.04)
        this.clock(id, 'case-management', `${stage}.due`, at, casesEvents.deadlineOverdue, casesEvents.deadlineMet);
    }
    this.exit(id, line, at, 'closure', this.chance() < 0.8 ? 'completed' : 'partially-completed');
  }

  private exit(id: string, line: string, at: number, stage: string, outcome: string): void {
    const to = outcome.endsWith('completed') ? 'follow-up' : 'second-look';
    this.tell(casesEvents.caseMoved, id, at, { id, line, from: stage, to, outcome });
    this.tell(casesEvents.caseClosed, id, at, { id, line, outcome, stage, closedAt: iso(at) });
  }

  private sessions(caseId: string, from: number): void {
    for (let session = 1; session <= 6; session++) {
      const at = from + session * 14 * DAY_MS;
      const id = this.id(`session of ${caseId}`, session);
      this.tell(casesEvents.sessionLogged, id, at, { id, caseId, held: this.chance() < 0.85, at: iso(at) });
    }
  }

  private evaluation(caseId: string, number: number, at: number): void {
    const id = this.id('evaluation', number);
    const factor = (name: string, kind: string, odds: number) => ({
      ...{ factor: name, kind, before: 3, after: 2 },
      change: this.chance() < odds ? 'better' : 'same',
    });
    const factorChanges = [factor('neglect', 'risk', 0.85), factor('school-bond', 'protective', 0.85)];
    const better = (kind: string): number =>
      factorChanges.filter((one) => one.kind === kind && one.change === 'better').length;
    const factors = {
      riskBefore: 1,
      riskMitigated: better('risk'),
      protectiveBefore: 1,
      protectiveStrengthened: better('protective'),
    };
    this.tell(casesEvents.evaluationHeld, id, at, { id, caseId, result: 'closure', factors, factorChanges });
  }

  private referral(number: number, at: number): void {
    const id = this.id('referral', number);
    this.tell(offerEvents.referralRequested, id, at, { id, need: 'speech-therapy', priority: this.priority() });
    this.tell(offerEvents.referralMoved, id, this.later(at, 4), { id, from: 'matching', to: 'sent' });
    const waits = this.later(at + 5 * DAY_MS, 8);
    this.tell(offerEvents.referralMoved, id, waits, { id, from: 'sent', to: 'waiting' });
    if (this.chance() < 0.35) return;
    const ended = this.later(waits, 70);
    const isOffered = this.chance() < 0.8;
    this.tell(offerEvents.referralMoved, id, ended, { id, from: 'waiting', to: isOffered ? 'offered' : 'wait-review' });
    const closed = this.later(ended, 20);
    const outcome = isOffered ? this.pick('effective', 'effective', 'effective', 'never-attended') : 'expired';
    this.tell(offerEvents.referralMoved, id, closed, {
      id,
      from: isOffered ? 'attending' : 'wait-review',
      to: 'closed',
    });
    this.tell(offerEvents.referralClosed, id, closed, { id, outcome, closedAt: iso(closed) });
  }

  private gap(number: number, at: number): void {
    const id = this.id('gap', number);
    const sector = this.pick(...SECTORS);
    this.tell(offerEvents.gapOpened, id, at, {
      id,
      need: 'speech-therapy',
      sector,
      ageBand: '7-13',
      cause: 'no-offer',
    });
    if (this.chance() < 0.4)
      this.tell(offerEvents.gapClosed, id, this.later(at, 90), {
        id,
        need: 'speech-therapy',
        sector,
        reason: 'offer-appeared',
      });
  }

  private alert(number: number, at: number): void {
    const id = this.id('alert', number);
    const severity = this.pick('critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low');
    this.tell(alertsEvents.alertReceived, id, at, { id, source: 'san', severity, receivedAt: iso(at) });
    if (this.chance() < 0.06)
      return this.clock(id, 'alert', 'triage.verify', at + DAY_MS, alertsEvents.alertClocks.overdue);
    const verified = at + (1 + this.chance() * (severity === 'critical' ? 3 : 40)) * HOUR_MS;
    this.tell(alertsEvents.alertVerified, id, verified, { id, severity });
    if (this.chance() < 0.08) return;
    const closed = this.later(verified, 6);
    this.tell(alertsEvents.alertClosed, id, closed, {
      id,
      severity,
      outcome: this.pick('case-informed', 'intake-opened'),
      closedAt: iso(closed),
    });
  }

  private escalation(number: number, at: number): void {
    const id = this.id('escalation', number);
    this.tell(casesEvents.escalationOpened, id, at, { id, urgent: this.chance() < 0.3 });
    this.tell(casesEvents.escalationNotified, id, at + 5 * HOUR_MS, { id, attempt: 1, level: 1 });
    if (this.chance() < 0.15) return;
    this.tell(casesEvents.escalationAcknowledged, id, this.later(at + 5 * HOUR_MS, 4), { id, attempt: 1, hours: 2 });
  }

  private plan(number: number, at: number): void {
    const id = this.id('plan', number);
    this.tell(communityEvents.communityPlanOpened, id, at, { id, community: 'norte' });
    const reached = 1 + Math.floor(this.chance() * PLAN_STAGES.length);
    PLAN_STAGES.slice(0, reached).forEach((to, step) =>
      this.tell(communityEvents.communityPlanMoved, id, at + (step + 1) * 24 * DAY_MS, {
        id,
        from: PLAN_STAGES[step - 1] ?? 'commitment',
        to,
      }),
    );
    for (let held = 0; held < 6; held++) this.activity(`${number} ${held}`, id, at + (30 + held * 18) * DAY_MS);
  }

  private activity(name: string, planId: string, at: number): void {
    const id = this.id('activity', name);
    const heldOn = iso(at).slice(0, 10);
    this.tell(communityEvents.activityHeld, id, at, {
      id,
      planId,
      kind: this.pick('workshop', 'assembly', 'celebration'),
      heldOn,
    });
    for (let child = 0; child < 3; child++) {
      const participant = this.id(`participant of ${name}`, child);
      this.tell(communityEvents.participationRecorded, participant, at, {
        id: participant,
        planId,
        personId: participant,
        as: 'child',
        activityId: id,
      });
    }
  }

  private clock(
    id: string,
    process: string,
    rule: string,
    at: number,
    overdue: EventDefinition,
    met?: EventDefinition,
  ): void {
    const clock = { id, process, stage: rule.split('.')[0], rule, due: iso(at) };
    this.tell(overdue, id, at, { ...clock, told: 'coordinator' });
    if (met && this.chance() < 0.7) this.tell(met, id, this.later(at, 10), clock);
  }

  private tell(definition: EventDefinition, subject: string, at: number, data: Record<string, unknown>): void {
    const version = (this.versions.get(subject) ?? 0) + 1;
    this.versions.set(subject, version);
    const type = eventType(definition);
    this.events.push({
      ...{
        specversion: '1.0',
        id: idOf(`${subject} fact ${version}`),
        type,
        subject,
        source: `/oln/${definition.service}`,
      },
      ...{ time: iso(at), datacontenttype: 'application/json', dataschema: `urn:oln:schema:${type}` },
      ...{ commune: this.wanted.commune, entityversion: version, asof: iso(at), actor: 'somebody', data },
    });
  }

  private id(kind: string, number: number | string): string {
    return idOf(`${this.wanted.commune} ${kind} ${number}`);
  }

  private priority(): string {
    return this.pick('high', 'medium', 'medium', 'low');
  }

  private pick<Value>(...values: Value[]): Value {
    return values[Math.floor(this.chance() * values.length)]!;
  }

  /** Some days on, of `days` at most; a stage takes half of them at least. */
  private later(at: number, days: number): number {
    return at + (0.5 + this.chance() / 2) * days * DAY_MS;
  }

  /** From 0 to 1, the same in every run. */
  private chance(): number {
    const hash = createHash('sha256').update(`${this.wanted.commune} ${this.drawn++}`).digest();
    return hash.readUInt32BE(0) / 4_294_967_296;
  }
}

const iso = (at: number): string => new Date(at).toISOString();

/** A name-based UUID: the same for the same words. */
function idOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
