import { ERASING_SERVICES, type Deadline, type ErasingService } from '@oln/contracts';
import type { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, HERE, type IntakeHouse } from '../testing/intake-house.spec.js';
import type { RightsRequestDto } from '../rights-request/rights-request.dto.js';
import { AnonymisationCourse } from './anonymisation-course.js';
import { AnonymisationDeadlines } from './anonymisation-deadlines.js';
import type { AnonymisationDto } from './anonymisation.dto.js';

const DAY_MS = 86_400_000;

/** Anonymisations on their way, with the process and the other services played by hand. Holds no tests. */
export class AnonymisationLife {
  private revision = 0;

  constructor(
    readonly house: IntakeHouse,
    readonly desk: FrontDeskLife,
  ) {}

  /** A granted request opens it. */
  async asked(subject: { personId: string } | { familyId: string; requesterId: string }): Promise<RightsRequestDto> {
    const told = { right: 'erasure', relation: 'self', text: 'Borren todo', identityCheck: 'document-seen' };
    const request = body(await this.desk.staff.post<RightsRequestDto>('/rights-requests', { ...told, ...subject }));
    const answer = { outcome: 'granted', text: 'Se hará' };
    return body(await this.desk.staff.post(`/rights-requests/${request.id}/answer`, answer, { ifMatch: 1 }));
  }

  async opened(personId: string): Promise<AnonymisationDto> {
    await this.asked({ personId });
    return (await this.of(personId))[0]!;
  }

  async of(personId: string): Promise<AnonymisationDto[]> {
    const path = `/anonymisations?personId=${personId}`;
    return body(await this.desk.staff.get<{ items: AnonymisationDto[] }>(path)).items;
  }

  async get(id: string): Promise<AnonymisationDto> {
    return body(await this.desk.staff.get<AnonymisationDto>(`/anonymisations/${id}`));
  }

  async step(id: string, name: string, input: unknown): Promise<AnonymisationDto> {
    const { version } = await this.get(id);
    return body(await this.desk.staff.post(`/anonymisations/${id}/${name}`, input, { ifMatch: version }));
  }

  /** As the process asks when a date comes, at that date. */
  async ring(id: string, name: 'begin' | 'hold-ends'): Promise<string> {
    const { stage, version, announcedAt, heldUntil } = await this.get(id);
    const due = heldUntil ?? new Date(Date.parse(announcedAt) + 30 * DAY_MS).toISOString();
    if (this.house.now.toISOString() < due) await this.house.travelTo(due);
    const rule = `${stage}.${name}`;
    const about = { id, commune: HERE, stage, asOf: this.house.now.toISOString() };
    const clock: Deadline = { rule, due, kind: 'ask', overdueTo: 'coordinator', climbs: [] };
    const door = this.house.get(AnonymisationDeadlines);
    const put = { ...about, version, revision: ++this.revision, deadlines: [clock] };
    await this.house.under({}, () => door.put(put));
    return (await this.house.under({}, () => door.reached({ ...about, rule, due, level: 'due' }))).verdict;
  }

  hear(service: ErasingService, id: string, attempt: number, answer: 'erased' | 'refused' = 'erased'): Promise<void> {
    return this.house.inbox((tx) => this.house.get(AnonymisationCourse).hear(tx, service, { id, attempt, answer }));
  }

  async allErased(id: string, attempt: number): Promise<void> {
    for (const service of ERASING_SERVICES) await this.hear(service, id, attempt);
  }

  async closes(requestId: string): Promise<void> {
    await this.desk.step(requestId, 'admit');
    await this.desk.step(requestId, 'withdraw', { reason: 'solved', riskChecked: true });
  }
}
