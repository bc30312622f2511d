import type { ApiClient } from '../api-client.js';
import { assertAs } from './checks.js';
import { body, COMMUNE, type Office } from './office.js';
import { registerFamily } from './people.js';
import { RecordSteps, type RecordView } from './record-steps.js';
import type { Story } from './story.js';

interface PlanView extends RecordView {
  cycle: number;
  cycleEndsAt?: string;
}

const KIND = '/community/v1/plans';
const CYCLE_DAYS = 60;
const DIAGNOSIS = [
  ...['action-group-constitution', 'action-group-minutes', 'attendance-list'],
  ...['assents', 'consents', 'diagnosis-report'],
];

/** A plan with a community: from the letter of commitment to the evaluation. */
export const community: Story = {
  name: 'Aromos',
  about: 'una comunidad: de la carta de compromiso a la evaluación, con dos actividades',
  expected: 'completed, 3 children once each, 20 counted apart',
  tell: async (office) => {
    const manager = await hire(office);
    const asked = { commune: COMMUNE, community: `villa-los-aromos-${office.run}` };
    const { id } = body(await manager.post<PlanView>(KIND, asked));
    const plan = new RecordSteps<PlanView>(office, KIND, id, manager);
    say(office, `nace un plan comunitario → ${office.link(`community-plan-${id}`)}`);
    await toTheFirstCycle(plan);
    const children = await takePart(plan);
    const ends = await plan.clock('running.cycle-ends');
    say(office, `el ciclo termina el ${ends.due.slice(0, 10)}, haya o no quien lo recuerde`);
    await plan.comes('the cycle ends by its clock', { stage: 'finishing', cycle: 1 }, CYCLE_DAYS + 2);
    say(office, 'venció el ciclo del PEC: falta cerrarlo');
    const outcome = await evaluated(plan);
    return `${outcome}, ${children}`;
  },
};

const say = (office: Office, text: string): void => office.tell(community.name, text);

async function hire(office: Office): Promise<ApiClient> {
  const manager = await office.person(`comunitaria-${office.run}`, ['community-manager']);
  const path = `/gateway/v1/communes/${COMMUNE}/staff/${manager.person}`;
  body(await office.staff.coordinator.put(path, { roles: ['community-manager'], caseloads: [], active: true }));
  return manager;
}

async function documents(plan: RecordSteps<PlanView>, ...kinds: string[]): Promise<void> {
  for (const kind of kinds) {
    const product = { kind, on: plan.office.dateIn(-1), reference: `Carpeta de ${kind}` };
    body(await plan.by.post(`${plan.path}/products`, product));
  }
}

async function toTheFirstCycle(plan: RecordSteps<PlanView>): Promise<void> {
  const { office } = plan;
  assertAs('A stage without its document', await plan.refusal('advance'), 'COMMUNITY_PLAN.PRODUCT_MISSING');
  await documents(plan, 'letter-of-commitment');
  await plan.change('advance');
  await documents(plan, 'baseline-report');
  await plan.change('advance');
  say(office, 'carta firmada y línea base lista: comienza el diagnóstico participativo');
  await documents(plan, ...DIAGNOSIS);
  await plan.change('advance');
  await documents(plan, 'communal-plan');
  const running = await plan.change('cycles', { until: office.dateIn(CYCLE_DAYS) });
  assertAs('The plan', running, { stage: 'running', cycle: 1 });
  say(office, 'diagnóstico y plan comunal acordados: corre el Plan Estratégico Comunitario');
}

/** Two activities: whoever comes to both counts once, and a class is counted without names. */
async function takePart(plan: RecordSteps<PlanView>): Promise<string> {
  const { office, by } = plan;
  const [sister, brother] = (await registerFamily(office, 2)).childIds;
  const [neighbour] = (await registerFamily(office, 1)).childIds;
  const first = await held(plan, 'workshop');
  await record(plan, first, [sister!, brother!]);
  const counts = [{ ageBand: '7-13', sex: 'unknown', people: 20 }];
  body(await by.put(`/community/v1/activities/${first}/headcounts`, { counts }, { ifMatch: 2 }));
  say(office, 'un taller en la escuela: dos hermanos con su asentimiento, y un curso que se cuenta sin nombres');
  const second = await held(plan, 'assembly');
  await record(plan, second, [sister!, neighbour!]);
  const opinion = { text: 'Queremos una plaza donde se pueda jugar de noche' };
  body(await by.post(`/community/v1/activities/${second}/opinions`, opinion));
  say(office, 'una asamblea: los NNA dicen lo que piensan');
  const figures = body(await by.get<{ children: object }>(`${plan.path}/participation`));
  assertAs('Who took part', figures.children, { identified: 3, counted: { atLeast: 20, attendances: 20 } });
  return '3 children once each, 20 counted apart';
}

async function held({ office, by, path }: RecordSteps<PlanView>, kind: string): Promise<string> {
  const asked = { kind, place: 'escuela-los-aromos', plannedFor: office.today() };
  const { id } = body(await by.post<{ id: string }>(`${path}/activities`, asked));
  body(await by.post(`/community/v1/activities/${id}/holding`, { on: office.dateIn(-1) }, { ifMatch: 1 }));
  return id;
}

async function record({ office, by }: RecordSteps<PlanView>, activityId: string, children: string[]): Promise<void> {
  const on = office.dateIn(-2);
  const people = children.map((personId) => ({
    ...{ personId, as: 'child', assent: 'given', assentOn: on, consentOn: on },
  }));
  body(await by.post(`/community/v1/activities/${activityId}/participants`, { people }));
}

async function evaluated(plan: RecordSteps<PlanView>): Promise<string> {
  const { office } = plan;
  await documents(plan, 'strategic-plan', 'cycle-report');
  await plan.change('advance');
  await documents(plan, 'end-line-report');
  await plan.change('advance');
  await office.isTold(office.staff.coordinator, plan.id, 'community-plan.to-conclude');
  await documents(plan, 'evaluation-report');
  const closed = await plan.change('conclusion', { outcome: 'completed' }, office.staff.coordinator);
  say(office, 'línea de salida y evaluación: el plan se cierra, completado');
  return closed.outcome ?? 'none';
}
