import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import type { AppointmentView } from './appointment.views.js';

describe('a family in both lines has one agenda', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let therapist: ApiClient;
  let management: CaseView;
  let therapy: CaseView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    therapist = await house.as('terapeuta-1', ['family-therapist']);
    const shared = { familyId: newId(), children: [newId()] };
    management = await life.open(shared);
    therapy = await life.open({ ...shared, line: 'family-therapy', personInCharge: 'terapeuta-1' });
  });
  afterAll(() => house?.close());

  const agree = (by: ApiClient, { id: caseId }: CaseView, hour: number, onPurpose?: boolean) => {
    const at = (h: number) => `2026-03-04T${h}:00:00Z`;
    const when = { startsAt: at(hour), endsAt: at(hour + 1), onPurpose };
    return by.post<AppointmentView>('/appointments', {
      ...{ commune: HERE, person: by.person, kind: 'session', caseId },
      ...when,
    });
  };
  const agenda = async (by: ApiClient, { id }: CaseView) =>
    body(await by.get<{ items: AppointmentView[] }>(`/cases/${id}/agenda`)).items.map(({ person }) => person);

  it('an hour with one professional is no hour with the other, unless on purpose', async () => {
    body(await agree(life.manager, management, 15), 201);
    expect(codeOf((await agree(therapist, therapy, 15)) as never)).toEqual([409, 'APPOINTMENT.FAMILY_BOOKED']);
    const next = body(await agree(therapist, therapy, 16), 201);
    const onto = { startsAt: '2026-03-04T15:30:00Z', endsAt: '2026-03-04T16:30:00Z' };
    const move = (more: object) =>
      therapist.put<AppointmentView>(`/appointments/${next.id}`, { ...onto, ...more }, { ifMatch: 1 });
    expect(codeOf((await move({})) as never)).toEqual([409, 'APPOINTMENT.FAMILY_BOOKED']);
    expect(body(await move({ onPurpose: true }))).toMatchObject({ familyId: therapy.familyId });
  });

  it('both see what the other has agreed', async () => {
    expect(await agenda(life.manager, management)).toEqual(['gestora-1', 'terapeuta-1']);
    expect(await agenda(therapist, therapy)).toEqual(['gestora-1', 'terapeuta-1']);
    const { items } = body(
      await life.coordinator.get<{ items: unknown[] }>(`/appointments?familyId=${therapy.familyId}`),
    );
    expect(items).toHaveLength(2);
    expect(codeOf(await therapist.get(`/cases/${management.id}/agenda`))).toEqual([403, 'CASE.NOT_YOURS']);
  });

  it('of two who agree on the same hour at the same moment one does', async () => {
    const answers = await Promise.all([agree(life.manager, management, 19), agree(therapist, therapy, 19)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
