import type { Line } from '@oln/contracts';
import type { Random } from '../run/random.js';
import type { Answer, Caller, Writing } from './caller.js';
import type { CasePool, OpenCase } from './case-pool.js';
import { COMMUNE, type Office } from './office.js';
import type { Pace } from './pace.js';
import { someName, someRun } from './planted.js';
import { openRecord, type RecordPool } from './record-pool.js';
import {
  doerOf,
  type Household,
  type OpenRecord,
  type PostedStory,
  type RecordStory,
  type Scene,
} from './record-stories.js';

const MOTIVES = ['parenting', 'school', 'neglect'] as const;

/** The answer was a refusal, or none came: the story ends here. */
class StoryEnds extends Error {}

/** What a story is told with. */
export interface Telling {
  office: Office;
  pace: Pace;
  random: Random;
  cases: CasePool;
  records: RecordPool;
  /** Kinds of records that this house knows. */
  kinds: readonly RecordStory[];
}

async function write({ pace }: Telling, by: Caller, writing: Writing): Promise<Answer['body']> {
  await pace.turn();
  const answer = await by.write(writing);
  if (!answer || answer.status >= 300)
    throw new StoryEnds(`${writing.what}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
  return answer.body;
}

/** A child, written down at the desk. Gives its id. */
async function person(telling: Telling): Promise<unknown> {
  const { office, random } = telling;
  const { planted, coordinator: desk } = office;
  const year = new Date(office.now()).getUTCFullYear() - 3 - random.below(12);
  const body = {
    ...someName(random, planted),
    run: someRun(random),
    birthDate: `${year}-0${1 + random.below(9)}-1${random.below(9)}`,
    sex: random.pick(['female', 'male']),
    address: { street: planted.street },
    confirmedNew: true,
    commune: COMMUNE,
  };
  const writing = { what: 'person.register', of: 'person', path: '/intake/v1/persons', body } as const;
  return (await write(telling, desk, writing)).id;
}

/** A child and its family: two writes, each with a key of its own. */
async function household(telling: Telling): Promise<{ childId: unknown; familyId: unknown }> {
  const childId = await person(telling);
  const { id } = await write(telling, telling.office.coordinator, {
    what: 'family.register',
    of: 'family',
    path: '/intake/v1/families',
    body: { members: [{ personId: childId, relation: 'child' }], commune: COMMUNE },
  });
  return { childId, familyId: id };
}

/** Then what the family asks for. */
async function register(telling: Telling): Promise<OpenRequest> {
  const { office, random } = telling;
  const { planted, coordinator: desk } = office;
  const { childId: child, familyId } = await household(telling);
  const receivedAt = office.mark();
  const request = {
    commune: COMMUNE,
    channel: 'spontaneous',
    motive: random.pick(MOTIVES),
    familyId,
    childIds: [child],
    narrative: `Cuenta que ${planted.word}`,
    receivedAt,
  };
  const path = '/intake/v1/requests';
  const made = await write(telling, desk, {
    what: 'request.register',
    of: 'request',
    path,
    body: request,
    receivedAt,
  });
  return { id: String(made.id), version: Number(made.version) };
}

interface OpenRequest {
  id: string;
  version: number;
}

/** Named as the audit names it, where its route has another name. */
const ACTIONS: Record<string, string> = { variant: 'choose-variant', resumption: 'resume' };

/** One thing done with a request; each is told to its process. */
async function step(telling: Telling, request: OpenRequest, name: string, body: unknown = {}): Promise<void> {
  const answer = await write(telling, telling.office.coordinator, {
    what: `request.${ACTIONS[name] ?? name}`,
    of: 'request',
    path: `/intake/v1/requests/${request.id}/${name}`,
    body,
    ifMatch: request.version,
  });
  request.version = Number(answer.version);
}

async function toAssignment(telling: Telling, request: OpenRequest, line: Line): Promise<void> {
  await step(telling, request, 'admit');
  await step(telling, request, 'take-up');
  await step(telling, request, 'variant', { variant: 'family-accompaniment', line, reason: 'needs-of-family' });
}

/** So many of the cases are therapies. */
const THERAPIES = 0.2;

/** A family comes and, in the end, goes again: the clocks of three stages were set and met on the way. */
export async function passingFamily(telling: Telling): Promise<void> {
  const { office, random } = telling;
  const request = await register(telling);
  await step(telling, request, 'admit');
  if (random.next() < 0.5) {
    await step(telling, request, 'pause', { until: office.instantIn(20), reason: 'family-away' });
    await step(telling, request, 'resume');
  }
  await step(telling, request, 'review', { decision: 'family-called' });
  await step(telling, request, 'review', { decision: 'keep-waiting' });
  if (random.next() < 0.3) return;
  await step(telling, request, 'withdraw', { reason: 'solved', riskChecked: true });
}

/** A family comes and is assigned: a case is opened for it by the fact alone. */
export async function newCase(telling: Telling): Promise<void> {
  const { random, office } = telling;
  const request = await register(telling);
  const line = random.next() < THERAPIES ? 'family-therapy' : 'case-management';
  await toAssignment(telling, request, line);
  const { person } = random.pick(line === 'family-therapy' ? office.therapists : office.managers);
  await step(telling, request, 'assign', { person });
}

/** Work on one of the open cases: each piece is told to its process. */
export async function caseWork(telling: Telling): Promise<void> {
  const { cases, random, office } = telling;
  const file = cases.take(random);
  if (!file) return passingFamily(telling);
  try {
    const manager = office.attending.find(({ person }) => person === file.personInCharge)!;
    for (let times = 2 + random.below(3); times > 0; times--) await workOnce(telling, file, manager);
  } catch (error) {
    if (isStoryEnd(error)) await cases.refresh(file, office);
    throw error;
  } finally {
    cases.giveBack(file);
  }
}

async function workOnce(telling: Telling, file: OpenCase, manager: Caller): Promise<void> {
  const { office, random } = telling;
  const path = `/cases/v1/cases/${file.id}`;
  if (random.next() < 0.6) {
    const kind = random.pick(['call', 'visit', 'message']);
    const attempt = { kind, result: 'not-reached', at: office.instant(), note: `Nota ${office.planted.word}` };
    await write(telling, manager, {
      what: 'invitation.attempt',
      of: 'contact-attempt',
      path: `${path}/contact-attempts`,
      body: attempt,
    });
    return;
  }
  const [what, body] = file.paused
    ? ['resumption', {}]
    : ['pause', { until: office.instantIn(60).slice(0, 10), reason: 'hospital' }];
  const answer = await changeCase(telling, file, manager, what as string, body);
  file.version = Number(answer.version);
  file.paused = !file.paused;
}

const changeCase = (telling: Telling, file: OpenCase, manager: Caller, what: string, body: unknown) =>
  write(telling, manager, {
    what: `case.${ACTIONS[what] ?? what}`,
    of: 'case',
    path: `/cases/v1/cases/${file.id}/${what}`,
    body,
    ifMatch: file.version,
  });

/** A record of one of the other kinds comes. */
export async function newRecord(telling: Telling, story: RecordStory): Promise<void> {
  const { office, random, records } = telling;
  const scene = { office, random };
  const home = await household(telling);
  const id =
    'comes' in story
      ? await story.comes((by, writing) => write(telling, by, writing), scene, home)
      : (await write(telling, opener(story, scene), opening(story, scene, home))).id;
  const record = id === undefined ? undefined : await standing(telling, story, String(id));
  if (record) records.add(story, record);
}

const opener = ({ by }: PostedStory, { office, random }: Scene): Caller =>
  by ? office.coordinator : random.pick(office.managers);

const opening = (story: PostedStory, scene: Scene, home: Household): Writing => ({
  ...{ what: story.opens, of: story.of, path: story.path },
  body: story.open(scene, home),
});

/** As it stands now; undefined where nobody can say. */
async function standing({ office, pace }: Telling, { path }: RecordStory, id: string): Promise<OpenRecord | undefined> {
  await pace.turn();
  const answer = await office.coordinator.read(`${path}/${id}`);
  return answer && answer.status < 300 ? openRecord(answer.body) : undefined;
}

/** Some steps with one of them, each told to its process. What has ended is let go. */
export async function recordWork(telling: Telling, story: RecordStory): Promise<void> {
  const { records, random } = telling;
  const known = records.take(story, random);
  if (!known) return newRecord(telling, story);
  let record: OpenRecord | undefined = known;
  try {
    for (let times = 1 + random.below(3); times > 0 && record; times--) record = await stepOf(telling, story, record);
  } catch (error) {
    if (!isStoryEnd(error)) throw error;
    record = await standing(telling, story, known.id);
  } finally {
    if (record && !isOver(record)) records.add(story, record);
  }
}

/** Where nothing is done with it, it waits for others: it is looked at. */
async function stepOf(telling: Telling, story: RecordStory, record: OpenRecord): Promise<OpenRecord | undefined> {
  const { random } = telling;
  const may = (story.steps[record.stage] ?? []).filter(({ when }) => when?.(record) ?? true);
  if (may.length === 0) return standing(telling, story, record.id);
  const step = random.pick(may);
  const body = step.body?.(telling, record) ?? {};
  const path = `${story.path}/${record.id}/${step.path}`;
  const writing = { what: step.does, of: story.of, path, body, ifMatch: record.version };
  const doer = doerOf(telling, step, record);
  if (!step.beside) return openRecord(await write(telling, doer, writing));
  await telling.pace.turn();
  await doer.post(path, body);
  return standing(telling, story, record.id);
}

const FINAL = new Set(['closed', 'ended']);
const isOver = ({ stage }: OpenRecord): boolean => FINAL.has(stage);

/** Most of what an office does with the system: it looks things up, and writes down who came. */
export async function deskWork(telling: Telling): Promise<void> {
  const { office, random, pace } = telling;
  const looks = [
    `/intake/v1/requests?commune=${COMMUNE}&limit=20`,
    `/intake/v1/professionals?commune=${COMMUNE}`,
    '/cases/v1/cases?limit=20',
    '/gateway/v1/notices?limit=20',
  ];
  await person(telling);
  for (let times = 2; times > 0; times--) {
    await pace.turn();
    await office.coordinator.read(random.pick(looks));
  }
}

/** True where the story ended as one may under faults: somebody refused, or nobody answered. */
export const isStoryEnd = (error: unknown): boolean => error instanceof StoryEnds;
