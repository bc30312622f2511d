import { checkDigit } from '@oln/identity';
import type { ApiClient } from '@oln/testing';
import type { PersonDto } from '../person/person.dto.js';
import type { RequestDto } from '../request/request.dto.js';
import { body } from './intake-house.spec.js';

let count = 0;

/** A valid RUN that no other spec uses. */
export function nextRun(): string {
  const number = 21_000_000 + ++count * 7 + process.pid;
  return `${number}-${checkDigit(number)}`;
}

const GIVEN = ['Rayén', 'Amaru', 'Millaray', 'Nahuel', 'Sayén', 'Lautaro', 'Ailén', 'Relmu', 'Antu', 'Kalfu'];
const SURNAMES = [
  'Huenupil',
  'Ñanculef',
  'Quilapán',
  'Carimán',
  'Lemunao',
  'Paillacar',
  'Cayuqueo',
  'Marileo',
  'Antivil',
  'Millapán',
];
const pick = (list: string[], at: number): string => list[at % list.length]!;

export interface Household {
  familyId: string;
  childIds: string[];
  motherId: string;
}

/** People at the front desk, through the public API. */
export class FrontDeskLife {
  constructor(readonly staff: ApiClient) {}

  async person(changes: Record<string, unknown> = {}): Promise<PersonDto> {
    count += 1;
    const names = {
      givenNames: pick(GIVEN, count),
      firstSurname: pick(SURNAMES, count * 3),
      secondSurname: pick(SURNAMES, count * 7 + 1),
    };
    const input = { ...names, sex: 'female', birthDate: '2017-05-09', run: nextRun(), confirmedNew: true, ...changes };
    return body(await this.staff.post<PersonDto>('/persons', input));
  }

  /** Corrects the entry as it stands. */
  async rectify(id: string, changes: Record<string, unknown>): Promise<Response> {
    const { version } = body(await this.staff.get<PersonDto>(`/persons/${id}`));
    const { base, token } = this.staff as unknown as { base: string; token: string };
    return fetch(`${base}/persons/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ reason: 'document-seen', changes }),
    });
  }

  async household(children = 1, changes: Record<string, unknown> = {}): Promise<Household> {
    const mother = await this.person({ birthDate: '1991-02-03' });
    const childIds: string[] = [];
    for (let at = 0; at < children; at++) childIds.push((await this.person(changes)).id);
    const members = [
      { personId: mother.id, relation: 'mother' },
      ...childIds.map((personId) => ({ personId, relation: 'child' })),
    ];
    const { id: familyId } = body(await this.staff.post<{ id: string }>('/families', { members }));
    return { familyId, childIds, motherId: mother.id };
  }

  async request(changes: Record<string, unknown> = {}, household?: Household): Promise<RequestDto> {
    const { familyId, childIds } = household ?? (await this.household());
    const input = {
      channel: 'spontaneous',
      motive: 'parenting',
      familyId,
      childIds,
      factors: ['parenting-difficulties'],
      ...changes,
    };
    return body(await this.staff.post<RequestDto>('/requests', input));
  }

  /** A step as the request stands now. */
  async step<Result = RequestDto>(id: string, name: string, input: unknown = {}): Promise<Result> {
    const { version } = await this.get(id);
    return body(await this.staff.post<Result>(`/requests/${id}/${name}`, input, { ifMatch: version }));
  }

  async get(id: string): Promise<RequestDto> {
    return body(await this.staff.get<RequestDto>(`/requests/${id}`));
  }

  async toAssignment(id: string, line = 'case-management'): Promise<RequestDto> {
    await this.step(id, 'admit');
    await this.step(id, 'take-up');
    return this.step(id, 'variant', { variant: 'family-accompaniment', line, reason: 'needs-of-family' });
  }
}
