import type { Deadline, DeadlineAnswer, DeadlineLevel } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { eventually, toldOf, type ApiClient, type ToldMessage } from '@oln/testing';
import type { DemandDto, GapDto, WholeGapDto } from '../gap/gap.dto.js';
import type { OfferDto } from '../offer-map/offer.dto.js';
import { ReferralDeadlines } from '../referral/referral-deadlines.js';
import type { ReferralDto, RequestBody } from '../referral/referral.dto.js';
import { REQUEST } from '../referral/referral.examples.js';
import { MapLife } from './map-life.spec.js';
import { body, type OfferHouse } from './offer-house.spec.js';

const ASKS = [
  ...['sent.next-provider', 'offered.release', 'pause.ends'],
  ...['waiting.high-ends', 'waiting.medium-ends', 'waiting.low-ends'],
];

/** Families on their way to a service through the public APIs, with the process played by hand. */
export class ReferralLife {
  static async in(house: OfferHouse): Promise<ReferralLife> {
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    return new ReferralLife(house, await house.as('gestora-1', ['case-manager']), coordinator);
  }

  readonly map: MapLife;
  private readonly revisions = new Map<string, number>();

  constructor(
    readonly house: OfferHouse,
    readonly manager: ApiClient,
    readonly coordinator: ApiClient,
  ) {
    this.map = new MapLife(coordinator);
  }

  /** A service for the need, with so many places (none declared: undefined). */
  async service(need: string, places?: number, over: Record<string, unknown> = {}): Promise<OfferDto> {
    const { id } = await this.map.organization();
    const offer = await this.map.offer(id, { needs: [need], requirements: [], contactEmail: undefined, ...over });
    if (places !== undefined) await this.map.places(offer.id, '2026-01-01', places);
    return offer;
  }

  /** Whether it takes children, or for whom it is: nothing else of it changes. */
  becomes(offer: OfferDto, over: Record<string, unknown>): Promise<OfferDto> {
    return this.map.becomes(offer, { needs: offer.needs, requirements: [], contactEmail: undefined, ...over });
  }

  async request(need: string, over: Partial<RequestBody> = {}, by = this.manager): Promise<ReferralDto> {
    const family = { familyId: newId(), childId: newId(), caseId: newId() };
    return body(await by.post<ReferralDto>('/referrals', { ...REQUEST, ...family, need, ...over }), 201);
  }

  async get(id: string): Promise<ReferralDto> {
    return body(await this.coordinator.get<ReferralDto>(`/referrals/${id}`));
  }

  /** A step that names the version of the referral as it is now. */
  async step(id: string, path: string, input: unknown = {}, by = this.manager): Promise<ReferralDto> {
    const { version } = await this.get(id);
    return body(await by.post<ReferralDto>(`/referrals/${id}/${path}`, input, { ifMatch: version }));
  }

  /** What is answered instead, where it is refused. */
  async refused(id: string, path: string, input: unknown = {}, by = this.manager): Promise<unknown> {
    const { version } = await this.get(id);
    const answer = await by.post(`/referrals/${id}/${path}`, input, { ifMatch: version });
    return [answer.status, answer.body.code];
  }

  async sent(offer: OfferDto, over: Partial<RequestBody> = {}): Promise<ReferralDto> {
    const { id } = await this.request(offer.needs[0]!, over);
    return this.step(id, 'sending', { offerId: offer.id });
  }

  async waiting(offer: OfferDto, over: Partial<RequestBody> = {}): Promise<ReferralDto> {
    const { id } = await this.sent(offer, over);
    return this.step(id, 'wait-listing');
  }

  async offered(offer: OfferDto, over: Partial<RequestBody> = {}): Promise<ReferralDto> {
    const { id } = await this.sent(offer, over);
    return this.step(id, 'acceptance', { appointmentAt: this.inDays(10), place: 'Box 4' });
  }

  async attending(offer: OfferDto, over: Partial<RequestBody> = {}): Promise<ReferralDto> {
    const { id } = await this.offered(offer, over);
    return this.step(id, 'confirmation');
  }

  /** Attempts of as many kinds as the policy asks for. */
  async lookFor(id: string): Promise<void> {
    for (const kind of ['call', 'visit']) await this.contact(id, kind);
  }

  async contact(id: string, kind: string, result = 'not-reached'): Promise<void> {
    const made = { kind, result, at: this.house.now.toISOString() };
    body(await this.manager.post(`/referrals/${id}/contact-attempts`, made), 201);
  }

  inDays(days: number): string {
    return new Date(this.house.now.getTime() + days * 86_400_000).toISOString();
  }

  /** As the process asks when a clock fires. */
  async ring(id: string, rule: string, due: string, level: DeadlineLevel = 'due'): Promise<DeadlineAnswer> {
    const referral = await this.get(id);
    const climbs = [{ at: due, to: 'regional-supervisor' as const }];
    const kind = ASKS.includes(rule) ? 'ask' : 'term';
    const clock: Deadline = { rule, due, overdueTo: 'coordinator', climbs, kind };
    const about = { id, commune: referral.commune, stage: referral.stage, asOf: this.house.now.toISOString() };
    this.revisions.set(id, (this.revisions.get(id) ?? 0) + 1);
    const put = { ...about, version: referral.version, revision: this.revisions.get(id)!, deadlines: [clock] };
    const door = this.house.service.app.get(ReferralDeadlines);
    return this.house.under({ communes: [referral.commune] }, async () => {
      await door.put(put);
      return door.reached({ ...about, rule, due, level });
    });
  }

  /** It comes due now. */
  async comes(id: string, rule: string): Promise<ReferralDto> {
    await this.ring(id, rule, this.house.now.toISOString());
    return this.get(id);
  }

  /** Codes of the notices about a record, with their addressees. */
  async notices(id: string): Promise<string[]> {
    const { rows } = await this.house.admin.query(
      `select payload -> 'data' as data from outbox where lane = 'event' and entity = 'notice' and entity_id = $1 order by seq`,
      [id],
    );
    return rows.map(({ data }) => `${data.code} > ${data.toPerson ?? data.toRole}`);
  }

  async openGaps(need: string): Promise<GapDto[]> {
    return body(await this.coordinator.get<{ items: GapDto[] }>(`/gaps?open=true&need=${need}`)).items;
  }

  async gap(id: string): Promise<WholeGapDto> {
    return body(await this.coordinator.get<WholeGapDto>(`/gaps/${id}`));
  }

  /** The one open gap for a need, once its children stand as expected: `[referral, state, service]`, in order of arrival. */
  async waitInGap(
    need: string,
    expected: readonly (readonly [string, DemandDto['state'], string?])[],
  ): Promise<WholeGapDto> {
    const read = async (): Promise<WholeGapDto | undefined> => {
      const [gap] = await this.openGaps(need);
      return gap && this.gap(gap.id);
    };
    const seen = (gap?: WholeGapDto) =>
      gap?.demands.map(({ referralId, state, offerId }) => [referralId, state, offerId]);
    const wanted = JSON.stringify(expected.map(([referral, state, offer]) => [referral, state, offer]));
    return (await eventually(read, { until: (gap) => JSON.stringify(seen(gap)) === wanted }))!;
  }

  gapClosed(id: string): Promise<WholeGapDto> {
    return eventually(() => this.gap(id), { until: ({ closedAt }) => closedAt !== undefined });
  }

  /** What the process of a referral was told, in order. */
  told(id: string): Promise<ToldMessage[]> {
    return toldOf(this.house.admin, id);
  }

  async taken(offerId: string): Promise<number> {
    const { rows } = await this.house.admin.query(
      'select coalesce(sum(taken), 0)::int as taken from capacities where offer_id = $1',
      [offerId],
    );
    return rows[0].taken;
  }

  async claims(offerId: string): Promise<number> {
    const { rows } = await this.house.admin.query('select count(*)::int as claims from claims where offer_id = $1', [
      offerId,
    ]);
    return rows[0].claims;
  }
}
