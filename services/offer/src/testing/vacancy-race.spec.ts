import { newId } from '@oln/service-kit';
import type { CapacityDto } from '../capacity/capacity.dto.js';
import type { OfferDto } from '../offer-map/offer.dto.js';
import { MENTAL_HEALTH } from '../offer-map/offer.examples.js';
import type { ReferralDto } from '../referral/referral.dto.js';
import { REQUEST } from '../referral/referral.examples.js';
import { Insistent, isSuccess, type Complaints } from './insistent.spec.js';
import { body } from './offer-house.spec.js';
import type { TwoReplicas } from './replicas.spec.js';

export interface Race {
  referrals: number;
  vacancies: number;
  /** Clients at once. */
  clients: number;
}

interface Shown {
  referralId: string;
  position: number;
}

const NEED = 'need-raced';
const PERIOD = '2026-01-01';
const PRIORITIES = ['low', 'medium', 'high'] as const;
/** One family in so many of those who are received at once asks for later: its place goes on. */
const POSTPONES = 8;
/** Longer than any race lasts: nobody who asked for later is called meanwhile. */
const LATER_DAYS = 20;
const DAY_MS = 86_400_000;
const TRIES = 200;

/** Many referrals for few places, told by many clients at once, each at the doors of both replicas. */
export class VacancyRace {
  /** What clients were told in so many words: it must stand in the history. */
  readonly accepted = new Set<string>();
  readonly listed = new Set<string>();
  readonly offerId: string;
  private declared: number;

  private constructor(
    private readonly house: TwoReplicas,
    private readonly race: Race,
    private readonly manager: Insistent,
    private readonly coordinator: Insistent,
    { id }: OfferDto,
  ) {
    this.offerId = id;
    this.declared = Math.floor(race.vacancies / 3);
  }

  /** A service with a third of its places; the others appear while it is raced for. */
  static async for(house: TwoReplicas, race: Race, complaints: Complaints): Promise<VacancyRace> {
    const manager = new Insistent(await house.as('gestora-1', ['case-manager']), complaints);
    const coordinator = new Insistent(await house.as('coordinadora-1', ['coordinator']), complaints);
    const named = { name: 'CESFAM Santa Amalia', kind: 'health', status: 'active' };
    const { id } = body(await coordinator.post<{ id: string }>('/organizations', named), 201);
    const about = { ...MENTAL_HEALTH, communes: [], needs: [NEED], requirements: [], contactEmail: undefined };
    const offer = await coordinator.post<OfferDto>('/offers', { ...about, organizationId: id });
    const made = new VacancyRace(house, race, manager, coordinator, body(offer, 201));
    await made.declare(made.declared);
    return made;
  }

  /** Each is asked for, sent, and answered. `onProgress` hears how many were; nobody begins before what it gives is done. */
  async run(onProgress: (done: number) => Promise<void> | undefined): Promise<void> {
    const { referrals, vacancies, clients } = this.race;
    const declaring: Promise<void>[] = [];
    let [done, held] = [0, Promise.resolve()];
    await inTurns(clients, [...Array(referrals).keys()], async (at) => {
      await held;
      await this.live(at);
      held = onProgress(++done) ?? held;
      if (this.declared >= vacancies || done * vacancies < referrals * this.declared) return;
      this.declared = Math.min(vacancies, this.declared + Math.ceil(vacancies / 10));
      declaring.push(this.declare(this.declared));
    });
    await Promise.all(declaring);
    await this.declare(vacancies);
  }

  /** Whoever got a place comes: only then is a referral effective. */
  async receive(ids: readonly string[]): Promise<void> {
    await inTurns(this.race.clients, ids, async (id) => {
      await this.advance(id, ['offered'], 'confirmation', { appointmentAt: this.inDays(5) });
      await this.advance(id, ['attending'], 'attendance', { at: this.house.now.toISOString() });
    });
  }

  /** The list as it is shown, page by page. */
  async shown(): Promise<Shown[]> {
    const shown: Shown[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const path: string = `/offers/${this.offerId}/waiting-list?limit=100${next ? `&cursor=${next}` : ''}`;
      const page = body(await this.coordinator.get<{ items: Shown[]; next?: string }>(path));
      shown.push(...page.items);
      next = page.next;
    }
    return shown;
  }

  private async live(at: number): Promise<void> {
    const family = { familyId: newId(), childId: newId(), caseId: newId() };
    const asked = { ...REQUEST, ...family, need: NEED, priority: PRIORITIES[at % 3]! };
    const { id } = body(await this.manager.post<ReferralDto>('/referrals', asked), 201);
    await this.advance(id, ['matching'], 'sending', { offerId: this.offerId });
    if (!(await this.answer(id)) || at % POSTPONES > 0) return;
    await this.advance(id, ['offered'], 'postponement', { until: this.inDays(LATER_DAYS).slice(0, 10) });
  }

  /** Is it received? Where there is no place, or others wait before, the child goes on the list. */
  private async answer(id: string): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { version, stage } = await this.get(id);
      if (stage !== 'sent') return stage === 'offered';
      const appointment = { appointmentAt: this.inDays(10) };
      if (isSuccess(await this.manager.post(`/referrals/${id}/acceptance`, appointment, version))) {
        this.accepted.add(id);
        return true;
      }
      if (!isSuccess(await this.manager.post(`/referrals/${id}/wait-listing`, {}, version))) continue;
      this.listed.add(id);
      return false;
    }
    throw new Error(`The referral ${id} was not answered`);
  }

  /** Told again, from the version as it is then, until it is no longer in the stage. */
  private async advance(id: string, from: readonly string[], path: string, input: unknown): Promise<void> {
    let last: unknown;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { version, stage } = await this.get(id);
      if (!from.includes(stage)) return;
      const answer = await this.manager.post(`/referrals/${id}/${path}`, input, version);
      if (isSuccess(answer)) return;
      last = answer.body;
    }
    throw new Error(`The referral ${id} did not get past ${path}: ${JSON.stringify(last)}`);
  }

  /** At least so many places, whoever declared some meanwhile. */
  private async declare(places: number): Promise<void> {
    const path = `/offers/${this.offerId}/capacities`;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [period] = body(await this.coordinator.get<CapacityDto[]>(path));
      if (period && period.places >= places) return;
      await this.coordinator.put(`${path}/${PERIOD}`, { places }, period?.version ?? 0);
    }
    throw new Error(`${places} places could not be declared`);
  }

  private async get(id: string): Promise<ReferralDto> {
    return body(await this.coordinator.get<ReferralDto>(`/referrals/${id}`));
  }

  private inDays(days: number): string {
    return new Date(this.house.now.getTime() + days * DAY_MS).toISOString();
  }
}

/** So many at once. */
async function inTurns<Item>(
  clients: number,
  items: readonly Item[],
  run: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < items.length) await run(items[next++]!);
  };
  await Promise.all(Array.from({ length: clients }, client));
}
