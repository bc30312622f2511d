import { localDate, type LocalDate } from '@oln/calendar';
import { APPOINTMENT_IN_DAYS } from './agenda.js';
import type { Caller, Versioned } from './caller.js';
import type { Visit } from './case-work.js';
import type { Office } from './offices.js';
import type { Simulation } from './simulation.js';

interface ReferralView extends Versioned {
  stage: string;
  attempts: number;
  appointmentAt?: string;
}

const REFERRALS = '/offer/v1/referrals';
const DETAILS = { languages: ['es'], costs: [], documents: [], places: [], schedules: [], phones: [] };
const DAY_MS = 86_400_000;

/** The institutions of the commune enter the map of offer, each with a service and somebody who answers. */
export async function joinNetwork(simulation: Simulation, office: Office): Promise<void> {
  const { offer } = simulation.scenario;
  const { coordinator, commune } = office;
  const { network } = simulation.notebook.pages;
  if (!offer || network[commune.code]) return;
  const joined = [];
  for (let number = 1; number <= offer.institutions; number++) {
    const key = (what: string): string => simulation.key(`institution-${commune.code}-${number}-${what}`);
    const facts = {
      name: `Centro ${number} de ${commune.name}`,
      kind: 'health',
      status: 'active',
      commune: commune.code,
    };
    const { id } = await coordinator.post('/offer/v1/organizations', facts, { key: key('organization') });
    const { person } = office.institution(id);
    await coordinator.note(`/offer/v1/organizations/${id}/accounts`, { person }, { key: key('account') });
    const service = {
      ...{ organizationId: id, name: `Atención de ${offer.need}`, sector: offer.sector, needs: [needOf(simulation)] },
      ...{ motives: [], requirements: [], communes: [commune.code], commune: commune.code, regionWide: false },
      ...{ status: 'active', contacts: [], details: DETAILS },
    };
    const made = await coordinator.post('/offer/v1/offers', service, { key: key('offer') });
    joined.push({ organizationId: id, offerId: made.id });
  }
  network[commune.code] = joined;
}

/** Of this simulation alone: in an environment where others live as well, their services are not asked. */
const needOf = ({ scenario, notebook }: Simulation): string => `${scenario.offer!.need}.sim-${notebook.pages.run}`;

/** A place is looked for, for the first child of the case. */
export async function askForPlace({ simulation, by, file }: Visit): Promise<void> {
  const { offer } = simulation.scenario;
  const about = { familyId: file.familyId, childId: file.children[0], caseId: file.id };
  const demand = { need: needOf(simulation), sector: offer!.sector, ageBand: '7-13', requirementsMet: [] };
  const asked = { ...about, ...demand, priority: 'medium' };
  const { id } = await by.post(REFERRALS, asked, { key: simulation.key(`case-${file.id}-referral`) });
  simulation.notebook.pages.referrals[id] = simulation.notebook.numberOf(file.familyId)!;
}

/** Who walks with the family sends the referral to the first who can be asked, and confirms what is offered. */
export async function followReferrals(simulation: Simulation, caller: Caller): Promise<void> {
  if (!simulation.scenario.offer) return;
  for (const referral of await caller.all<ReferralView>(`${REFERRALS}?open=true&personInCharge=${caller.person}`)) {
    const follow = FOLLOWS[referral.stage];
    if (follow) await simulation.attempt(() => follow(simulation, caller, referral));
  }
}

const FOLLOWS: Readonly<
  Record<string, (simulation: Simulation, caller: Caller, referral: ReferralView) => Promise<unknown>>
> = {
  matching: send,
  offered: ({ key }, caller, { id, version, attempts }) =>
    caller.post(
      `${REFERRALS}/${id}/confirmation`,
      {},
      { key: key(`referral-${id}-confirmation-${attempts}`), ifMatch: version },
    ),
};

async function send({ key }: Simulation, caller: Caller, { id, version, attempts }: ReferralView): Promise<void> {
  const ranked = await caller.get<{ offerId: string; askedBefore: boolean }[]>(`${REFERRALS}/${id}/candidates`);
  const first = ranked.find(({ askedBefore }) => !askedBefore);
  if (!first) return;
  const command = { key: key(`referral-${id}-sending-${attempts}`), ifMatch: version };
  await caller.post(`${REFERRALS}/${id}/sending`, { offerId: first.offerId }, command);
}

/** Institutions answer what was sent to them, and say who came. */
export async function answerReferrals(simulation: Simulation, office: Office, today: LocalDate): Promise<void> {
  for (const { organizationId } of simulation.notebook.pages.network[office.commune.code] ?? []) {
    const by = office.institution(organizationId);
    for (const stage of ['sent', 'attending', 'result'])
      for (const referral of await by.all<ReferralView>(`/offer/v1/institution/referrals?stage=${stage}`))
        await simulation.attempt(() => ANSWERS[stage]!({ simulation, by, referral, today }));
  }
}

interface Answering {
  simulation: Simulation;
  by: Caller;
  referral: ReferralView;
  today: LocalDate;
}

const ANSWERS: Readonly<Record<string, (answering: Answering) => Promise<void>>> = {
  sent: async (answering) => {
    const { simulation, referral } = answering;
    const number = simulation.notebook.pages.referrals[referral.id];
    if (number === undefined) return;
    const appointmentAt = new Date(simulation.clock.now() + APPOINTMENT_IN_DAYS * DAY_MS).toISOString();
    if (simulation.familyOf(number).findsPlace(placeAsked(answering)))
      await answer(answering, 'acceptance', { appointmentAt, place: 'Box 4' });
    else await answer(answering, 'refusal', { reason: 'no-capacity' });
  },
  attending: async (answering) => {
    const { appointmentAt } = answering.referral;
    if (appointmentAt && localDate(Date.parse(appointmentAt)) < answering.today)
      await answer(answering, 'attendance', { at: appointmentAt });
  },
  result: (answering) => answer(answering, 'result', { result: 'attending' }),
};

/** Which of the institutions of the commune is asked: each has its own draw. */
const placeAsked = ({ simulation, by }: Answering): number =>
  Object.values(simulation.notebook.pages.network)
    .flat()
    .findIndex(({ organizationId }) => by.person.endsWith(organizationId.slice(-12)));

const answer = ({ simulation, by, referral }: Answering, step: string, input: unknown): Promise<void> =>
  by.note(`/offer/v1/institution/referrals/${referral.id}/${step}`, input, {
    key: simulation.key(`referral-${referral.id}-${step}-${by.person}`),
    ifMatch: referral.version,
  });
