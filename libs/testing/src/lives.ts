import { eventSubject, eventType, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { alertsEvents, casesEvents, communityEvents, intakeEvents, offerEvents } from '@oln/contracts';
import { createHash } from 'node:crypto';

/** The same numbers for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOUR_MS = 3_600_000;

/** A name-based UUID: the same for the same words. */
export const idOf = (words: string): string => {
  const hash = createHash('sha256').update(words).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};

/** How a life is made up. */
export interface Manner {
  /** Before this instant nothing happens. ISO. */
  from: string;
  /** Families come in within so many days from then on. */
  arrivalDays: number;
  /** Sessions of a case whose plan is carried out. */
  sessions: number;
}

const MANNER: Manner = { from: '2026-01-05T13:00:00Z', arrivalDays: 90, sessions: 3 };

/** Facts of made-up records of a commune as their services would tell them: ids, codes, days. The same for the same seed. */
export class Lives {
  readonly events: OlnEvent[] = [];
  private chance: () => number;
  private readonly manner: Manner;
  private readonly from: number;
  private readonly versions = new Map<string, number>();
  private now: number;
  private told = 0;

  constructor(
    private readonly seed: number,
    private readonly commune: string,
    manner: Partial<Manner> = {},
  ) {
    this.manner = { ...MANNER, ...manner };
    this.chance = chanceOf(seed);
    this.from = Date.parse(this.manner.from);
    this.now = this.from;
  }

  /** `families` requests, with what comes of them, and what the community does. */
  static of(seed: number, commune: string, families: number): Lives {
    const lives = new Lives(seed, commune);
    for (let family = 0; family < families; family++) lives.live(family);
    lives.community(families);
    return lives;
  }

  /** What happens to one family. */
  live(family: number): void {
    this.arrive();
    this.family(family);
  }

  /** Two plans, children who take part in them, and entries of the registry that turn out to be one person, or two again. */
  community(children: number): void {
    // Chances of its own: families live as they would without it.
    this.chance = chanceOf(this.seed + 1_000_003);
    const plans = [this.plan(0), this.plan(1)];
    const persons = Array.from({ length: children }, (_, number) => this.id('child', number));
    for (const person of persons) for (const plan of plans) this.takePart(person, plan);
    this.merges(persons);
  }

  /** What was told since it was last asked for; it is forgotten here. */
  drain(): OlnEvent[] {
    this.versions.clear();
    return this.events.splice(0);
  }

  tell(definition: EventDefinition, subject: string, data: Record<string, unknown>, at = this.now): void {
    const version = (this.versions.get(subject) ?? 0) + 1;
    this.versions.set(subject, version);
    const type = eventType(definition);
    this.events.push({
      ...{ specversion: '1.0', id: idOf(`${this.seed} ${this.commune} fact ${this.told++}`), type, subject },
      ...{
        source: `/oln/${definition.service}`,
        time: new Date(at).toISOString(),
        datacontenttype: 'application/json',
      },
      ...{ dataschema: `urn:oln:schema:${type}`, commune: this.commune, entityversion: version },
      ...{ asof: new Date(at).toISOString(), actor: 'somebody', data },
    });
  }

  private pick<Value>(...values: Value[]): Value {
    return values[Math.floor(this.chance() * values.length)]!;
  }

  private arrive(): void {
    this.now = this.from + Math.floor(this.chance() * this.manner.arrivalDays * 24) * HOUR_MS;
  }

  /** Some time passes, in whole hours. */
  private later(days: number): void {
    this.now += (1 + Math.floor(this.chance() * days * 24)) * HOUR_MS;
  }

  private id(kind: string, number: number | string): string {
    return idOf(`${this.seed} ${this.commune} ${kind} ${number}`);
  }

  private family(number: number): void {
    const id = this.id('request', number);
    const receivedAt = new Date(this.now - HOUR_MS).toISOString();
    this.tell(intakeEvents.requestReceived, id, { id, channel: this.pick('spontaneous', 'referral'), receivedAt });
    this.later(6);
    this.tell(intakeEvents.requestMoved, id, { id, from: 'registered', to: 'admissibility' });
    this.clock(id, 'request', intakeEvents.deadlineOverdue, intakeEvents.deadlineMet);
    this.later(6);
    if (this.chance() < 0.2) return this.refused(id);
    this.tell(intakeEvents.requestMoved, id, { id, from: 'admissibility', to: 'prioritised' });
    this.later(5);
    this.tell(intakeEvents.requestMoved, id, { id, from: 'variant', to: 'assignment' });
    this.later(20);
    this.tell(intakeEvents.requestMoved, id, { id, from: 'assignment', to: 'closed' });
    this.tell(intakeEvents.requestClosed, id, { id, outcome: 'assigned', closedAt: this.at() });
    this.caseOf(number);
    if (this.chance() < 0.6) this.referral(number);
    if (this.chance() < 0.5) this.alert(number);
    if (this.chance() < 0.3) this.escalation(number);
  }

  private refused(id: string): void {
    this.tell(intakeEvents.requestMoved, id, { id, from: 'admissibility', to: 'closed' });
    this.tell(intakeEvents.requestClosed, id, { id, outcome: 'not-pertinent', closedAt: this.at() });
  }

  private caseOf(number: number): void {
    const id = this.id('case', number);
    const line = this.pick('case-management', 'family-therapy');
    const personInCharge = this.pick('gestora-1', 'gestora-2', 'terapeuta-1');
    this.tell(casesEvents.caseOpened, id, {
      id,
      line,
      priority: this.pick('high', 'low'),
      personInCharge,
      openedAt: this.at(),
    });
    this.later(20);
    const answer = this.chance();
    if (answer < 0.15) return this.exit(id, line, 'invitation', 'invitation-rejected', 'second-look');
    if (answer < 0.2) return this.exit(id, line, 'invitation', 'not-located', 'second-look');
    let stage = 'invitation';
    for (const next of ['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure']) {
      this.tell(casesEvents.caseMoved, id, { id, line, from: stage, to: next });
      stage = next;
      this.later(25);
      if (next === 'execution') this.sessions(id);
      if (this.chance() < 0.05) return this.exit(id, line, stage, 'renounced', 'second-look');
      if (this.chance() < 0.1)
        this.tell(casesEvents.caseReassigned, id, { id, line, from: personInCharge, to: 'gestora-3' });
      if (next === 'evaluation') this.evaluation(id, number);
      if (this.chance() < 0.1) return;
    }
    this.exit(id, line, 'closure', this.pick('completed', 'partially-completed'), 'follow-up', this.factors());
  }

  private exit(id: string, line: string, stage: string, outcome: string, to: string, more = {}): void {
    this.tell(casesEvents.caseMoved, id, { id, line, from: stage, to, outcome });
    this.tell(casesEvents.caseClosed, id, { id, line, outcome, stage, closedAt: this.at(), ...more });
  }

  private sessions(caseId: string): void {
    for (let session = 0; session < this.manner.sessions; session++) {
      this.later(10);
      const id = this.id(`session of ${caseId}`, session);
      this.tell(casesEvents.sessionLogged, id, { id, caseId, held: this.chance() < 0.8, at: this.at() });
    }
  }

  private evaluation(caseId: string, number: number): void {
    const id = this.id('evaluation', number);
    this.tell(casesEvents.evaluationHeld, id, { id, caseId, result: 'closure', ...this.factors() });
    this.later(8);
  }

  private factors(): Record<string, unknown> {
    const change = (): string => this.pick('better', 'same');
    const factorChanges = ['neglect', 'isolation'].map((factor) => ({
      factor,
      kind: 'risk',
      before: 3,
      after: 1,
      change: change(),
    }));
    const riskMitigated = factorChanges.filter((one) => one.change === 'better').length;
    const protection = { factor: 'school-bond', kind: 'protective', before: 1, after: 2, change: change() };
    const factors = {
      ...{ riskBefore: 2, riskMitigated, protectiveBefore: 0 },
      protectiveStrengthened: protection.change === 'better' ? 1 : 0,
    };
    return { factors, factorChanges: [...factorChanges, protection] };
  }

  private referral(number: number): void {
    const id = this.id('referral', number);
    this.tell(offerEvents.referralRequested, id, { id, need: 'speech-therapy', priority: this.pick('high', 'low') });
    this.tell(offerEvents.referralMoved, id, { id, from: 'matching', to: 'sent' });
    this.later(5);
    this.tell(offerEvents.referralMoved, id, { id, from: 'sent', to: 'waiting' });
    this.later(20);
    if (this.chance() < 0.3) this.tell(offerEvents.referralPriorityChanged, id, { id, priority: 'high' });
    this.later(20);
    if (this.chance() < 0.3) return;
    const to = this.pick('offered', 'wait-review');
    this.tell(offerEvents.referralMoved, id, { id, from: 'waiting', to });
    if (to === 'wait-review') this.gap(number);
    this.later(9);
    this.tell(offerEvents.referralMoved, id, { id, from: to, to: 'closed' });
    const outcome = to === 'offered' ? 'effective' : 'expired';
    this.tell(offerEvents.referralClosed, id, { id, outcome, closedAt: this.at() });
  }

  private gap(number: number): void {
    const id = this.id('gap', number);
    const sector = this.pick('health', 'education');
    this.tell(offerEvents.gapOpened, id, { id, sector, cause: 'wait-expired' });
    if (this.chance() < 0.5) return;
    this.later(30);
    this.tell(offerEvents.gapClosed, id, { id, sector, reason: 'offer-appeared' });
  }

  private alert(number: number): void {
    const id = this.id('alert', number);
    const receivedAt = this.at();
    this.tell(alertsEvents.alertReceived, id, { id, source: 'san', severity: this.pick('low', 'medium'), receivedAt });
    this.later(2);
    if (this.chance() < 0.4) this.tell(alertsEvents.alertCorrelated, id, { id, severity: 'high' });
    this.later(2);
    if (this.chance() < 0.2) return;
    this.tell(alertsEvents.alertVerified, id, { id, finding: 'confirmed', severity: 'high', hours: 1 });
    this.later(3);
    const outcome = this.pick('case-informed', 'dismissed');
    this.tell(alertsEvents.alertClosed, id, { id, severity: 'high', outcome, receivedAt, closedAt: this.at() });
  }

  private escalation(number: number): void {
    const id = this.id('escalation', number);
    this.tell(casesEvents.escalationOpened, id, { id, urgent: this.chance() < 0.5 });
    this.tell(casesEvents.escalationMoved, id, { id, from: 'drafted', to: 'notified' });
    this.tell(casesEvents.escalationNotified, id, { id, attempt: 1, level: 1 });
    this.later(3);
    if (this.chance() < 0.3) return;
    this.tell(casesEvents.escalationAcknowledged, id, { id, attempt: 1, hours: 2 });
    this.later(20);
    this.tell(casesEvents.escalationMoved, id, { id, from: 'deciding', to: 'ended', outcome: 'withdrawn' });
    this.tell(casesEvents.escalationEnded, id, { id, outcome: 'withdrawn' });
  }

  private plan(number: number): string {
    const id = this.id('plan', number);
    this.arrive();
    this.tell(communityEvents.communityPlanOpened, id, {
      id,
      community: `sector-${number}`,
      personInCharge: 'gestora-1',
    });
    let stage = 'commitment';
    for (const next of ['baseline', 'diagnosis', 'communal-plan', 'running', 'finishing', 'running']) {
      this.later(30);
      const cycle = next === 'running' ? 1 : 0;
      this.tell(communityEvents.communityPlanMoved, id, { id, from: stage, to: next, cycle });
      stage = next;
      if (stage === 'running') this.activity(id, this.pick('workshop', 'assembly'));
      if (this.chance() < 0.1) return id;
    }
    this.tell(communityEvents.communityPlanMoved, id, {
      id,
      from: stage,
      to: 'closed',
      cycle: 1,
      outcome: 'completed',
    });
    this.tell(communityEvents.communityPlanClosed, id, { id, outcome: 'completed' });
    return id;
  }

  private activity(planId: string, kind: string): void {
    const id = this.id('activity', this.told);
    this.tell(communityEvents.activityHeld, id, { id, planId, kind, heldOn: this.at().slice(0, 10) });
  }

  private takePart(personId: string, planId: string): void {
    if (this.chance() < 0.4) return;
    this.arrive();
    const id = this.id('participant', `${personId} ${planId}`);
    const activityId = this.id('activity of', planId);
    const as = this.chance() < 0.8 ? 'child' : 'adult';
    const told = { id, planId, personId, as };
    this.tell(communityEvents.participationRecorded, id, { ...told, activityId, first: true });
    this.later(40);
    if (this.chance() < 0.6) return;
    this.tell(communityEvents.participationWithdrawn, id, { ...told, reason: 'moved' });
    this.later(40);
    if (this.chance() < 0.7) return;
    this.tell(communityEvents.participationRecorded, id, { ...told, activityId, first: true });
  }

  /** As intake lets them happen: an entry that was merged away neither is merged again nor takes another one in. */
  private merges(persons: readonly string[]): void {
    const into = new Map<string, string>();
    this.now = this.from;
    for (let step = 0; step < persons.length; step++) {
      this.later(20);
      if (into.size > 0 && this.chance() < 0.35) this.unmerge(this.pick(...into.keys()), into);
      else
        this.merge(
          persons.filter((person) => !into.has(person)),
          into,
        );
    }
  }

  private merge(standing: readonly string[], into: Map<string, string>): void {
    const [id, survivor] = [this.pick(...standing), this.pick(...standing)];
    if (id === undefined || id === survivor) return;
    into.set(id, survivor);
    this.tell(intakeEvents.personMerged, id, { id, into: survivor });
  }

  private unmerge(id: string, into: Map<string, string>): void {
    this.tell(intakeEvents.personUnmerged, id, { id, from: into.get(id) });
    into.delete(id);
  }

  private clock(id: string, process: string, overdue: EventDefinition, met: EventDefinition): void {
    if (this.chance() < 0.6) return;
    const clock = { id, process, stage: 'admissibility', rule: 'admissibility.decide', due: this.at() };
    this.tell(overdue, id, { ...clock, told: 'coordinator' });
    if (this.chance() < 0.4) return;
    this.tell(met, id, clock, this.now + 30 * HOUR_MS);
  }

  private at(): string {
    return new Date(this.now).toISOString();
  }
}

/** Another order, and some of them twice: the same for the same seed. */
export function shuffledTwice<Value>(seed: number, values: readonly Value[]): Value[] {
  const chance = chanceOf(seed);
  const all = [...values, ...values.filter(() => chance() < 0.3)];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

export const subjectOf = (event: OlnEvent): string => {
  const [, service, entity, what, version] = event.type.split('.') as [string, 'cases', string, string, string];
  return eventSubject(
    { service, entity, event: what, version: Number(version.slice(1)) } as EventDefinition,
    event.commune,
  );
};
