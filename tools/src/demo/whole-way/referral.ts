import { addDays, localDate } from '@oln/calendar';
import type { CaseSteps } from '../case-steps.js';
import { assertAs } from '../checks.js';
import { join, offerService, type Institution } from '../network.js';
import { body, NotAsTold } from '../office.js';
import { RecordSteps, type RecordView } from '../record-steps.js';
import { ageBand, BROTHER, hoursAfter, type Scene } from './scene.js';

export interface ReferralView extends RecordView {
  offerId?: string;
  attempts: number;
  waitCountsFrom?: string;
  appointmentAt?: string;
}

/** What a family waits for, and until when at most. */
export interface Wanted {
  need: string;
  sector: string;
  priority: 'high' | 'medium';
  waitDays: number;
}

interface GapView {
  id: string;
  cause: string;
  demands: { referralId: string; state: string }[];
}

/** Process §4, told from both sides: what the office asks, and what institutions answer under accounts of their own. */
export class Referral extends RecordSteps<ReferralView> {
  /** A place is looked for, for one child of the case. */
  static async ask(scene: Scene, { id: caseId }: CaseSteps, child: number, wanted: Wanted): Promise<Referral> {
    const { office, family, manager } = scene;
    const { need, sector, priority } = wanted;
    const { birthDate } = family.identities[child]!;
    const about = { familyId: family.familyId, childId: family.childIds[child], caseId };
    const asked = { need, sector, priority, ageBand: ageBand(birthDate, office.today()), requirementsMet: [] };
    const { id } = body(await manager.post<ReferralView>('/offer/v1/referrals', { ...about, ...asked }));
    return new Referral(office, '/offer/v1/referrals', id, manager);
  }

  /** The institution answers by itself. */
  answer({ account }: Institution, step: string, input: unknown = {}): Promise<ReferralView> {
    return this.change(step, input, account, `/offer/v1/institution/referrals/${this.id}`);
  }

  /** Asked, received there, and put on the list; the wait has a maximum from then on. */
  async waitAt(institution: Institution, offerId: string, { priority, waitDays }: Wanted): Promise<void> {
    const sent = await this.change('sending', { offerId });
    assertAs('The referral sent', sent, { stage: 'sent', offerId, attempts: 1 });
    await this.answer(institution, 'acknowledgement');
    assertAs('The answer of the institution', await this.answer(institution, 'wait-listing'), { stage: 'waiting' });
    const { waitCountsFrom } = await this.comes('the referral on the list', { stage: 'waiting', position: 1 });
    const { due } = await this.clock(`waiting.${priority}-ends`);
    const ends = addDays(localDate(Date.parse(waitCountsFrom!)), waitDays);
    assertAs('The last day of the wait', localDate(Date.parse(due)), ends);
  }

  /** Nobody has to remember: the process ends the wait, the coordinator must decide, and the gap is on record. */
  async waitEnds({ need, priority }: Wanted): Promise<void> {
    const { coordinator } = this.office.staff;
    const { due } = await this.clock(`waiting.${priority}-ends`);
    await this.office.daysAfter(Date.parse(due), 0);
    await this.comes('the end of the wait', { stage: 'wait-review', reviewCause: 'wait-ended' }, 2);
    await this.office.isTold(coordinator, this.id, 'referral.wait-ended');
    assertAs('The clock of the review', await this.clock('wait-review.decide'), {
      ...{ askedOf: 'coordinator', overdueTo: 'regional-supervisor' },
    });
    await this.gapIs(need, { cause: 'wait-expired', demands: [{ referralId: this.id, state: 'waiting' }] });
  }

  /** What the registry of gaps says of the need. */
  async gapIs(need: string, expected: object): Promise<void> {
    const { coordinator } = this.office.staff;
    const { items } = body(await coordinator.get<{ items: { id: string }[] }>(`/offer/v1/gaps?open=true&need=${need}`));
    const [gap] = items;
    if (!gap) throw new NotAsTold(`The registry of gaps: expected an open gap for ${need}, was nothing`);
    assertAs('The registry of gaps', body(await coordinator.get<GapView>(`/offer/v1/gaps/${gap.id}`)), expected);
  }
}

interface Provider {
  institution: Institution;
  offerId: string;
}

/** The first institution lets the child wait until the wait is over; the second one receives it. */
export async function secondReceives(scene: Scene, steps: CaseSteps): Promise<string> {
  const { office } = scene;
  const need = `mental-health-care.${office.run}`;
  const wanted: Wanted = { need, sector: 'mental-health', priority: 'high', waitDays: 30 };
  const service = { name: 'Salud mental infanto-juvenil', sector: wanted.sector, need };
  const [centre, other] = [
    await join(office, 'CESFAM Santa Amalia', 'health', 'cesfam'),
    await join(office, 'COSAM La Florida', 'health', 'cosam'),
  ];
  const first = { institution: centre, offerId: await offerService(office, centre, service) };
  const asksMore = { ...service, requirements: ['interconsulta'] };
  const second = { institution: other, offerId: await offerService(office, other, asksMore) };

  const referral = await Referral.ask(scene, steps, BROTHER, wanted);
  await isRanked(scene, referral, first, second);
  await waits(scene, referral, first, wanted);
  await isOffered(scene, referral, first, second);
  await isReceived(scene, referral, second, wanted);
  return 'received by the second provider';
}

/** Whoever asks for more than the family is known to bring along comes second. */
async function isRanked({ office, manager, tell }: Scene, referral: Referral, first: Provider, second: Provider) {
  const ranked = body(await manager.get<object[]>(`${referral.path}/candidates`));
  assertAs('Who can be asked', ranked, [
    { rank: 1, offerId: first.offerId, missingRequirements: [] },
    { rank: 2, offerId: second.offerId, missingRequirements: ['interconsulta'] },
  ]);
  tell(`salud mental para el hermano: dos oferentes en el mapa → ${office.link(`referral-${referral.id}`)}`);
}

async function waits({ office, tell }: Scene, referral: Referral, first: Provider, wanted: Wanted): Promise<void> {
  await referral.waitAt(first.institution, first.offerId, wanted);
  tell(`el CESFAM lo deja en lista de espera: a lo más ${wanted.waitDays} días`);
  await office.daysAfter(office.now(), 14);
  await referral.answer(first.institution, 'list-check');
  await referral.waitEnds(wanted);
  tell('la espera venció: revisa la coordinación, la brecha queda registrada');
}

/** The coordinator decides for the next one, which has a place; the family confirms date and place. */
async function isOffered(
  { office, manager, tell }: Scene,
  referral: Referral,
  first: Provider,
  { institution, offerId }: Provider,
): Promise<void> {
  const sent = await referral.change('wait-review', { decision: 'next-provider' }, office.staff.coordinator);
  const refused = [{ offerId: first.offerId, reason: 'wait-expired' }];
  assertAs('The next provider', sent, { stage: 'sent', offerId, attempts: 2, refused });
  const appointmentAt = hoursAfter(office.instant(), 14 * 24);
  await referral.answer(institution, 'acceptance', { appointmentAt, place: 'Box 4' });
  await referral.comes('the place that is offered', { stage: 'offered', offerId, appointmentAt });
  await office.isTold(manager, referral.id, 'referral.vacancy-offered');
  await referral.clock('offered.confirm');
  assertAs('The confirmation', await referral.change('confirmation'), { stage: 'attending', appointmentAt });
  tell('el siguiente, el COSAM, ofrece cupo y hora; la familia confirma');
}

/** Only now is the referral effective. */
async function isReceived(
  { office, manager, tell }: Scene,
  referral: Referral,
  { institution }: Provider,
  { need }: Wanted,
): Promise<void> {
  const { appointmentAt: at } = await referral.view();
  await office.daysAfter(Date.parse(at!), 0.1);
  const attended = await referral.answer(institution, 'attendance', { at });
  assertAs('The first attendance', attended, { stage: 'result', outcome: 'effective' });
  assertAs('The referral', await referral.view(), { outcome: 'effective', effectiveAt: at });
  await office.isTold(manager, referral.id, 'referral.effective');
  await referral.gapIs(need, { demands: [{ referralId: referral.id, state: 'met' }] });
  tell('asiste a su primera hora: la derivación es efectiva');
  await referral.answer(institution, 'result', { result: 'attending' });
  assertAs('The result', await referral.view(), { stage: 'closed', outcome: 'effective', result: 'attending' });
}
