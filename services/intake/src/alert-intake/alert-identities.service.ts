import { Inject, Injectable } from '@nestjs/common';
import { intakeEvents, isRefusal, RefusedError, type Refusal } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import {
  currentContext,
  LOGGER,
  Questions,
  repairOne,
  Sweep,
  UnitOfWork,
  withContext,
  type CallContext,
  type Logger,
  type Tx,
} from '@oln/service-kit';
import { AnonymisationCourse } from '../anonymisation/anonymisation-course.js';
import { FamilyRepository } from '../family/family.repository.js';
import { decideData, type Person } from '../person/person.js';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { RowHouseholdService } from '../request-import/row-household.service.js';
import { adultOf, type AlertIdentification, type ToldIdentity, type UnclearReason } from './alert-identification.js';
import { AlertIdentificationRepository } from './alert-identification.repository.js';
import { ChildSearch } from './child-search.service.js';

type IdentityAnswer = { state: 'told'; identity: ToldIdentity } | { state: 'known' };

const AT_ONCE = 50;

/** The registry, as identification needs it. */
@Injectable()
export class IdentityRegistry {
  constructor(
    readonly search: ChildSearch,
    readonly households: RowHouseholdService,
    readonly families: FamilyRepository,
    readonly anonymisations: AnonymisationCourse,
  ) {}
}

/**
 * Whom an alert is about is asked of `alerts`, outside any transaction, and told back by an event. What the alert says
 * of the child is never written down here before it is somebody's entry. Either service may be away for hours.
 */
@Injectable()
export class AlertIdentities {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly questions: Questions,
    private readonly identifications: AlertIdentificationRepository,
    private readonly registry: IdentityRegistry,
  ) {}

  /** Gives 0: finding out who somebody is repairs nothing. */
  @Sweep('alert-identities', 1)
  async run(): Promise<number> {
    const pending = await this.work.read('alert-identification.pending', (tx) =>
      this.identifications.pending(tx, AT_ONCE),
    );
    for (const one of pending) {
      // The other service is away: the others would wait for nothing as well.
      if (!(await withContext(registryContext(one.commune), () => this.runOne(one)))) break;
    }
    return 0;
  }

  /** What the alert tells of the child; undefined once nobody needs to know any more. */
  async told({ alertId, commune }: AlertIdentification): Promise<ToldIdentity | undefined> {
    const ask = () => this.questions.ask<IdentityAnswer>('alerts', 'alert-identity', { id: alertId });
    const answer = await withContext(registryContext(commune), ask);
    return answer.state === 'told' ? answer.identity : undefined;
  }

  /** The child is known: it has a household, and whoever asked hears of it. */
  async tell(tx: Tx, one: AlertIdentification, person: Person, told: ToldIdentity, isNew: boolean): Promise<void> {
    await this.asRegistry(tx, one.commune, async () => {
      await this.registry.anonymisations.keep(tx, person.id);
      await this.registry.households.of(tx, one.commune, person, { adult: usable(told, tx.asOf) });
    });
    const familyIds = await this.registry.families.familiesOf(tx, person.id);
    await this.identifications.decide(tx, one, { state: 'done', personId: person.id });
    tx.emit(intakeEvents.childIdentified, person, { id: person.id, alertId: one.alertId, familyIds, isNew });
    this.audit(tx, one);
  }

  /**
   * What an answer brings about in the registry is the registry's, whoever gave it: who said it is on record with the identification, where
   * nobody is told of it. In the entry that is made at the same moment they would be named, and perhaps it was they who raised the alert.
   */
  asRegistry<Result>(tx: Tx, commune: string, fn: () => Promise<Result>): Promise<Result> {
    return tx.under(registryContext(commune), fn);
  }

  /** False if the other service gives no answer. What is wrong with one alert holds up no other. */
  private async runOne(one: AlertIdentification): Promise<boolean> {
    let told: ToldIdentity | undefined;
    try {
      told = await this.told(one);
    } catch (error) {
      await this.tried(one);
      // A refusal concerns this alert alone; anything else, all of them.
      return error instanceof RefusedError;
    }
    const repair = { sweep: 'alert-identities', process: 'alert', record: one.alertId };
    if (!(await repairOne(this.log, repair, () => this.settle(one, told)))) await this.tried(one);
    return true;
  }

  /** Refused because somebody was faster, a second look shows whom they entered; refused again, it is a question for a person. */
  private async settle({ alertId }: AlertIdentification, told: ToldIdentity | undefined): Promise<true> {
    const refusal = (await this.tryDecide(alertId, told)) && (await this.tryDecide(alertId, told));
    if (refusal) await this.work.run('alert-identification.refused', (tx) => this.refused(tx, alertId, refusal));
    return true;
  }

  private async tryDecide(alertId: string, told: ToldIdentity | undefined): Promise<Refusal | undefined> {
    try {
      await this.work.run('alert-identification.decide', (tx) => this.decide(tx, alertId, told));
      return undefined;
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  }

  private async decide(tx: Tx, alertId: string, told: ToldIdentity | undefined): Promise<void> {
    const one = await this.identifications.lock(tx, alertId);
    if (one.state !== 'pending') return;
    if (!told) return void (await this.identifications.decide(tx, one, { state: 'done' }));
    const found = await this.registry.search.search(tx, one.commune, told);
    if ('person' in found) return this.tell(tx, one, found.person, told, found.isNew);
    await this.unclear(tx, one, found.unclear, found.candidates);
  }

  /** The registry takes nobody in for it: whoever it names is compared by a person. */
  private async refused(tx: Tx, alertId: string, { at }: Refusal): Promise<void> {
    const one = await this.identifications.lock(tx, alertId);
    if (one.state !== 'pending') return;
    const named = at.params?.candidate;
    const child = typeof named === 'string' ? await this.registry.search.child(tx, named) : undefined;
    await this.unclear(tx, one, child ? 'several-match' : 'too-little-known', child ? [child.id] : []);
  }

  private async unclear(tx: Tx, one: AlertIdentification, reason: UnclearReason, candidates: string[]): Promise<void> {
    const { alertId: id } = one;
    const { version, commune } = await this.identifications.decide(tx, one, { state: 'unclear', reason, candidates });
    const about = { id, commune, version };
    tx.emit(intakeEvents.childNotIdentified, about, { id, reason });
    raiseNotice(tx, about, { code: 'alert.to-identify', aboutKind: 'alert', urgency: 'now' }, COORDINATOR);
    this.audit(tx, one, reason);
  }

  private tried({ alertId }: AlertIdentification): Promise<void> {
    return this.work.run('alert-identification.tried', async (tx) => {
      tx.silent = true;
      await this.identifications.tried(tx, alertId);
    });
  }

  private audit(tx: Tx, { alertId, commune, version }: AlertIdentification, reason?: string): void {
    tx.audit({ kind: 'alert-identification', id: alertId, commune, version: version + 1, reason });
  }
}

/** An adult whose data cannot be kept as they were told is entered without what is wrong with them. */
function usable(told: ToldIdentity, asOf: Date): ReturnType<typeof adultOf> {
  const adult = adultOf(told);
  if (!adult || !isRefusal(decideData(adult, asOf))) return adult;
  const { run: _run, ...rest } = adult;
  return isRefusal(decideData(rest, asOf)) ? undefined : rest;
}

/** In the one commune of the alert, as the one principal that alerts answers. */
const registryContext = (commune: string): CallContext => ({
  ...currentContext(),
  principal: { ...SYSTEM.identification, communes: [commune] },
});
